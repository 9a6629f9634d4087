-- wrk: opens pages as one who is logged in. wrk -s pagina.lua URL -- TOKEN PATHS
-- PATHS is a file with one path a line; each request takes a random one.
function init(args)
	token = args[1]
	paths = {}
	for line in io.lines(args[2]) do
		paths[#paths + 1] = line
	end
	math.randomseed(os.time())
end
function request()
	return wrk.format("GET", paths[math.random(#paths)], { ["cookie"] = "sessie=" .. token })
end
function done(summary, latency, requests)
	io.write(string.format("RESULT %.0f %.2f %.2f %.2f %d\n",
		summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
		latency:percentile(95) / 1000, latency:percentile(99) / 1000,
		summary.errors.status + summary.errors.read + summary.errors.timeout))
end
