# Installs Debian packages that are missing; read by ./setup and ./test.
# SPDX-License-Identifier: GPL-3.0-or-later

install_packages()
{
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;;
        *) missing="$missing $package" ;;
        esac
    done
    if [ -z "$missing" ]; then
        return
    fi
    if [ "$(id -u)" != 0 ]; then
        echo "tricot needs packages that are not installed; as root:" >&2
        echo "  apt-get install$missing" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null
    # Unquoted: one word a package.
    apt-get install -qq -y --no-install-recommends $missing </dev/null
}
