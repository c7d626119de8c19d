#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Mostrador authors
# SPDX-License-Identifier: Apache-2.0
#
# maketls.sh DIR: throw-away certificates for the TLS tests.
set -eu
cd "$1"
newkey() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
newkey authority
openssl req -x509 -new -key authority.key -subj "/CN=Test authority" -days 3650 -out authority.pem \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"
leaf() { # name, subjectAltName, days
    newkey "$1"
    openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
    printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\n' "$2" > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA authority.pem -CAkey authority.key -set_serial "$4" -days "$3" -extfile "$1.ext" -out "$1.pem"
}
leaf good "IP:127.0.0.1,DNS:localhost" 3650 1
leaf wronghost "DNS:shop.example" 3650 2
leaf expired "IP:127.0.0.1" -1 3
newkey selfsigned
openssl req -x509 -new -key selfsigned.key -subj "/CN=127.0.0.1" -days 3650 -out selfsigned.pem -addext "subjectAltName=IP:127.0.0.1"
