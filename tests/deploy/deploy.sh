#!/bin/sh
# The examples of deploy/ as far as their own programs can check them, and whether
# the page for who runs it has all settings and commands: tests/deploy/deploy.sh BUILD.
# What cannot be had here is said, not counted as good.
set -u
build=$(cd "${1:-build}" && pwd) || exit 1
cd "$(dirname "$0")/../.." || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0 failed=0
ok() { # STATUS SENTENCE
	n=$((n + 1))
	[ "$1" = 0 ] && echo "ok $n - $2" && return
	failed=$((failed + 1))
	echo "not ok $n - $2"
}
page=docs/operations.md
for s in $("$build/samenloop" serve --help | sed -n 's/^  --\([a-z-]*\) .*/\1/p'); do
	case $s in instellingen|json|help) continue ;; esac
	grep -q "^| .*\`$s\`.* |" $page
	ok $? "$page has the setting $s"
done
for c in $("$build/samenloop" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
	grep -rq "samenloop $c\|^[|] .samenloop $c" README.md docs/*.md bench/README.md
	ok $? "the command $c is in the docs"
done

libs=$PWD/build/hulp/x/usr/lib/x86_64-linux-gnu
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=proef \
	-keyout "$dir/key.pem" -out "$dir/cert.pem" >/dev/null 2>&1
cat "$dir/cert.pem" "$dir/key.pem" >"$dir/both.pem"

needs='liblua5.3-0 libopentracing1 libopentracing-c-wrapper0'
# shellcheck disable=SC2086
if haproxy=$(tests/hulp/tool haproxy haproxy $needs); then
	sed "s|/etc/haproxy/samenloop.pem|$dir/both.pem|" deploy/haproxy/haproxy.cfg \
		>"$dir/haproxy.cfg"
	LD_LIBRARY_PATH=$libs "$haproxy" -c -f "$dir/haproxy.cfg" >"$dir/out" 2>&1
	ok $? 'haproxy accepts its configuration'
	grep -qi 'warning' "$dir/out" && { cat "$dir/out"; ok 1 'without a warning'; }
else
	tests/hulp/not_checked 'the configuration of haproxy: it cannot be had here'
fi
if nginx=$(tests/hulp/tool nginx nginx); then
	sed -e "s|/etc/ssl/samenloop/fullchain.pem|$dir/cert.pem|" \
		-e "s|/etc/ssl/samenloop/privkey.pem|$dir/key.pem|" \
		deploy/nginx/samenloop.conf >"$dir/site.conf"
	echo "pid $dir/pid; error_log stderr; events {} http { access_log off;
		client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f;
		uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
		include $dir/site.conf; }" >"$dir/nginx.conf"
	LD_LIBRARY_PATH=$libs "$nginx" -t -c "$dir/nginx.conf" >"$dir/out" 2>&1
	ok $? 'nginx accepts its configuration'
	grep -q 'warn\|emerg' "$dir/out" && cat "$dir/out"
else
	tests/hulp/not_checked 'the configuration of nginx: it cannot be had here'
fi
if command -v systemd-analyze >/dev/null; then
	# Programs that are not installed here are no mistake of the unit.
	systemd-analyze verify deploy/systemd/*.service deploy/systemd/*.timer 2>&1 |
		grep 'deploy/systemd' | grep -v 'is not executable' >"$dir/out"
	[ ! -s "$dir/out" ]
	ok $? 'systemd has nothing to say of the units'
	cat "$dir/out"
	score=$(systemd-analyze security --offline=true deploy/systemd/samenloop.service |
		sed -n 's/.*level for samenloop.service: \([0-9.]*\).*/\1/p')
	echo "exposure of samenloop.service: $score (0 is shut in, 10 is open)"
	[ "${score%.*}" -lt 2 ]
	ok $? 'the server is shut in'
else
	tests/hulp/not_checked 'the units of systemd: systemd-analyze is not here'
fi
/usr/bin/python3 -c 'import sys, yaml
d = yaml.safe_load(open("deploy/patroni/patroni.yml"))["bootstrap"]["dcs"]
yaml.safe_load(open("deploy/patroni/etcd.conf.yml"))
lease = d["loop_wait"] + 2 * d["retry_timeout"] <= d["ttl"]
sys.exit(not (lease and d["synchronous_mode_strict"]))'
ok $? 'Patroni: loop_wait + 2 x retry_timeout <= ttl, strictly synchronous'
echo "1..$n"
[ "$failed" = 0 ]
