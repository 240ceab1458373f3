#!/usr/bin/env bash
# Builds the fuzzers of the parsers that read what comes from outside, and runs them:
#     Tests/Fuzz/fuzz.sh [webhook|export] [INPUTS]        both, and a million inputs each, without arguments
#
# libFuzzer watches the rooms Policy, Desk and WhatsApp, which are compiled once more for it; Yams and Crypto are taken as
# `swift build` left them. A trap, a leak without end or an input that takes ten seconds ends the run, and the input is
# kept in .build/fuzz. The corpus in fixtures/fuzz is read and never written; what is found goes to .build/fuzz too.
set -euo pipefail
cd "$(dirname "$0")/../.."
which=${1:-both}
inputs=${2:-1000000}
built="$(swift build --show-bin-path)"
out=.build/fuzz
[ -d "$built/Modules" ] || swift build
mkdir -p "$out"

maps=()
for library in CYaml CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims; do
  map=$(find "$built/$library.build" .build/checkouts -name module.modulemap -path "*$library*" | head -1)
  maps+=(-Xcc "-fmodule-map-file=$map" -Xcc "-I$(dirname "$map")")
done

room() {
  local name=$1
  mapfile -t sources < <(find "Sources/$name" -name '*.swift')
  [ -f "$out/$name.o" ] && [ -z "$(find "${sources[@]}" -newer "$out/$name.o" -print -quit)" ] && return
  echo "compiling $name"
  swiftc -O -wmo -parse-as-library -sanitize=fuzzer -swift-version 6 -package-name sportello -module-name "$name" -I "$out" -I "$built/Modules" \
    "${maps[@]}" -emit-module -emit-module-path "$out/$name.swiftmodule" -c "${sources[@]}" -o "$out/$name.o"
}

for name in Policy Moderation Desk WhatsApp; do room "$name"; done
mapfile -t objects < <(find "$built"/{Yams,CYaml,Crypto,CryptoBoringWrapper,CCryptoBoringSSL,CCryptoBoringSSLShims,CXKCP,CXKCPShims}.build \
  -name '*.o')
for target in webhook export; do
  [ "$which" = both ] || [ "$which" = "$target" ] || continue
  swiftc -O -parse-as-library -sanitize=fuzzer -swift-version 6 -I "$out" -I "$built/Modules" "${maps[@]}" \
    "Tests/Fuzz/$target.swift" "$out"/{Policy,Moderation,Desk,WhatsApp}.o "${objects[@]}" -lstdc++ -lm -o "$out/fuzz-$target"
  mkdir -p "$out/corpus-$target"
  "$out/fuzz-$target" -runs="$inputs" -max_len=2048 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$out/$target-" "$out/corpus-$target" "fixtures/fuzz/$target"
done
