#!/bin/bash
# Makes Usher's two accounts when the database's container starts for the first time: one
# that changes the schema, one that the program runs with. Usher grants the second what it
# needs, table by table, after each migration.
set -euo pipefail

statements() {
	cat <<EOF
CREATE USER 'usher_migration'@'%' IDENTIFIED BY '$(cat /run/secrets/migration)';
GRANT ALL ON usher.* TO 'usher_migration'@'%' WITH GRANT OPTION;
CREATE USER 'usher'@'%' IDENTIFIED BY '$(cat /run/secrets/database)';
GRANT SELECT ON usher.* TO 'usher'@'%';
EOF
}

statements | mysql --user=root --password="$(cat /run/secrets/database-root)"
