#!/bin/sh
# Prints this host's NVIDIA GPUs as Spark expects of a discovery script, such as
#   {"name": "gpu", "addresses": ["0", "1"]}
# The numbers are nvidia-smi's; libtorch counts alike if CUDA_DEVICE_ORDER is PCI_BUS_ID, which the
# gpu-*.conf files here set. Slices of a GPU (MIG) are not listed.
set -eu

fail() {
  echo "gpu-discovery.sh: $1" >&2
  exit 1
}

command -v nvidia-smi >/dev/null || fail "no nvidia-smi on the PATH, which NVIDIA's driver brings"
listed=$(nvidia-smi --query-gpu=index --format=csv,noheader) || fail "nvidia-smi failed: $listed"
addresses=
for index in $listed; do
  case $index in
    *[!0-9]*) fail "nvidia-smi listed no numbers: $listed" ;;
  esac
  addresses="$addresses${addresses:+, }\"$index\""
done
[ -n "$addresses" ] || fail "nvidia-smi listed no GPU"
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
