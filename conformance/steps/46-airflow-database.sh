#!/usr/bin/env bash
# the real PgBouncer takes the generated configuration, and both drivers of Airflow reach a real PostgreSQL with the variables of its pods
# usage: 46-airflow-database.sh; started by conformance/run
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=../airflow/install.sh
source "$ROOT/conformance/airflow/install.sh"
need openssl
[ "$(id -u)" -eq 0 ] || not_judged "the two servers refuse root, and are given to nobody, which only root can do"
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
[ -x "$postgres/initdb" ] || not_judged "no PostgreSQL server below /usr/lib/postgresql"
here=$WORK/database
mkdir -p "$here/packages"
if ! command -v pgbouncer >/dev/null; then
  (cd "$here/packages" && apt-get download pgbouncer libevent-2.1-7 libc-ares2 && for package in *.deb; do dpkg-deb -x "$package" .; done) >"$here/packages.log" 2>&1 ||
    not_judged "no PgBouncer, and Debian's cannot be downloaded"
fi
install_airflow
"$WORK/uv/bin/uv" pip install --quiet --python "$AIRFLOW/bin/python" asyncpg==0.32.0 psycopg2-binary==2.9.13 >"$here/drivers.log" 2>&1 ||
  not_judged "the drivers cannot be installed"
export_platform

# A user and a password that each layer would read as something else.
password='p@ss"w/ord:%'
as_nobody() {
  setpriv --reuid=65534 --regid=65534 --clear-groups env -i LC_ALL=C PATH="$here/packages/usr/sbin:$PATH" \
    LD_LIBRARY_PATH="$here/packages/usr/lib/$(uname -m)-linux-gnu" "$@"
}
free_port() { "$AIRFLOW/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
chmod 711 "$WORK" "$here"
mkdir "$here/server"
printf '%s\n' "$password" >"$here/password"
chmod 644 "$here/password"
chown nobody "$here/server"
as_nobody "$postgres/initdb" -D "$here/server/data" -U owner --auth=scram-sha-256 --pwfile="$here/password" >"$here/initdb.log" 2>&1 || {
  tail -n 5 "$here/initdb.log"
  fail "PostgreSQL cannot make its files"
}
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$here/server/data/server.key" -out "$here/server/data/server.crt" -days 2 -subj /CN=localhost 2>/dev/null
chown nobody "$here/server/data"/server.*
chmod 600 "$here/server/data/server.key"
port=$(free_port)
as_nobody "$postgres/pg_ctl" -D "$here/server/data" -w -l "$here/server/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c ssl=on -c fsync=off" start >"$here/start.log" 2>&1 ||
  fail "PostgreSQL does not start"
stop_servers() {
  [ ! -e "$here/server/pid" ] || kill "$(cat "$here/server/pid")" 2>/dev/null || true
  as_nobody "$postgres/pg_ctl" -D "$here/server/data" -m immediate stop >/dev/null 2>&1 || true
}
trap stop_servers EXIT
PGPASSWORD=$password "$postgres/psql" -q -h 127.0.0.1 -p "$port" -U owner -d postgres -c 'create database "airflow-db"' || fail "PostgreSQL makes no database"

pool=$(free_port)
"$AIRFLOW/bin/python" - "$EXPORT/variant" "$here" "$port" "$pool" <<'PYTHON'
import pathlib, sys, yaml
export, here, port, pool = pathlib.Path(sys.argv[1]), sys.argv[2], *sys.argv[3:]
moved = lambda text: text.replace("/tmp/userlist.txt", f"{here}/server/userlist.txt").replace("/etc/pgbouncer/", f"{here}/")
ini = (export / "files" / "pgbouncer.ini").read_text()
assert "host=airflow.db.acme.example port=5432" in ini and "listen_port = 6543" in ini and "listen_addr = *" in ini
ini = ini.replace("host=airflow.db.acme.example port=5432", f"host=127.0.0.1 port={port}")
ini = ini.replace("listen_port = 6543", f"listen_port = {pool}").replace("listen_addr = *", "listen_addr = 127.0.0.1")
pathlib.Path(here, "pgbouncer.ini").write_text(moved(ini))
deployment = yaml.safe_load((export / "manifests" / "airflow.deployment.airflow-pgbouncer.yaml").read_text())
container = deployment["spec"]["template"]["spec"]["containers"][0]
assert container["command"] == ["sh", "-c"]
# The shell becomes PgBouncer, so its number is PgBouncer's.
pathlib.Path(here, "start.sh").write_text(f"echo $$ >{here}/server/pid; " + moved(container["args"][0]))
PYTHON
as_nobody AIRFLOW_DB_USERNAME=owner AIRFLOW_DB_PASSWORD="$password" sh "$here/start.sh" >"$here/pgbouncer.log" 2>&1 &
for _ in $(seq 50); do grep -q 'process up' "$here/pgbouncer.log" && break; sleep 0.2; done
grep -q 'process up' "$here/pgbouncer.log" || { cat "$here/pgbouncer.log"; fail "PgBouncer does not take its configuration"; }
! grep -qE 'WARN|ERROR|FATAL' "$here/pgbouncer.log" || { cat "$here/pgbouncer.log"; fail "PgBouncer complains"; }
say "$(grep -o 'PgBouncer [0-9.]*' "$here/pgbouncer.log" | head -1) takes its configuration"

export PGUSER=owner PGPASSWORD=$password PGSSLMODE=require
"$AIRFLOW/bin/python" - "$port" "$pool" <<'PYTHON' || fail "a driver of Airflow does not reach the database"
import asyncio, sys
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine
port, pool = sys.argv[1:]
ASK = text("select current_user, (select ssl from pg_stat_ssl where pid = pg_backend_pid())")
with create_engine(f"postgresql+psycopg2://127.0.0.1:{pool}/airflow-db?sslmode=disable").connect() as connection:
    assert connection.execute(ASK).all() == [("owner", True)], "through the pool, encrypted from there on"
async def ask(query):
    engine = create_async_engine(f"postgresql+asyncpg://127.0.0.1:{port}/airflow-db{query}")
    async with engine.connect() as connection:
        return (await connection.execute(ASK)).all()
assert asyncio.run(ask("")) == [("owner", True)], "asynchronously, encrypted"
try:
    asyncio.run(ask("?sslmode=require"))
    sys.exit("the derived address works now: the one of our own may go")
except TypeError as refused:
    assert "sslmode" in str(refused)
PYTHON
export AIRFLOW_HOME=$here/home AIRFLOW__DATABASE__SQL_ALCHEMY_CONN="postgresql+psycopg2://127.0.0.1:$pool/airflow-db?sslmode=disable"
export AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC=postgresql+asyncpg://127.0.0.1:$port/airflow-db
"$AIRFLOW/bin/airflow" db check >"$here/check.log" 2>&1 || { tail -n 5 "$here/check.log"; fail "Airflow does not reach its database"; }
say "Airflow reaches $("$postgres/postgres" --version) through the pool, asynchronous code reaches it directly"
