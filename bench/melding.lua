-- wrk: registers reports through the API. wrk -s melding.lua URL -- TOKEN
local n = 0
local thread_id = 0
function setup(thread)
	thread:set("id", thread_id)
	thread_id = thread_id + 1
end
function init(args)
	token = args[1]
	math.randomseed(os.time() + id * 7919)
	seed = math.random(1, 1000000000)
end
local names = { "Hoekzema", "Terlouw", "Meulen", "Bennani", "Kuipers", "Santos", "Postma",
	"Nguyen", "Brouwer", "Bakker", "Jansma", "Amrani", "Visser", "Kaya", "Kowalski" }
function request()
	n = n + 1
	local name = names[math.random(#names)] .. string.char(97 + math.random(0, 25)) ..
		string.char(97 + math.random(0, 25))
	local body = string.format('{"bron":"telefoon","hoedanigheid":"huisarts",' ..
		'"openheid":"openbaar","melderNaam":"P. Proef","verteld":"De huisarts zag oude ' ..
		'kneuzingen en maakt zich zorgen over de verzorging. Nummer %d.",' ..
		'"vormen":["partnergeweld"],"directGevaar":"nee","gemeente":"0392",' ..
		'"personen":[{"geslachtsnaam":"%s","voornamen":"Anna","geslacht":"V",' ..
		'"geboren":"19%02d-%02d-%02d","rol":"112"}]}', n, name, math.random(40, 99),
		math.random(1, 12), math.random(1, 28))
	return wrk.format("POST", "/api/v1/meldingen", {
		["authorization"] = "Bearer " .. token,
		["content-type"] = "application/json",
		["idempotency-key"] = string.format("%d-%d-%d", seed, id, n) }, body)
end
function done(summary, latency, requests)
	io.write(string.format("RESULT %.0f %.2f %.2f %.2f %d\n",
		summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
		latency:percentile(95) / 1000, latency:percentile(99) / 1000,
		summary.errors.status + summary.errors.read + summary.errors.timeout))
end
