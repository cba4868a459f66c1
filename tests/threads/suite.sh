#!/bin/sh
# Every test under the thread sanitizer.
#
#   tests/threads/suite.sh [CTEST ARGUMENTS]      e.g. -R coverage
#
# TBB hands work from one thread to another inside its library, where the sanitizer sees nothing
# unless the library was compiled with it: without that nearly every parallel loop is reported.
# So TBB is built that way first, in build/tsan/tbb, from the source of the distribution's package.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/tsan"
tbb="$build/tbb"

# The package's source, from where this machine has its packages.
fetch_tbb() (
    mkdir -p "$tbb/lists/partial" "$tbb/sources" && cd "$tbb"
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -e "$list" ] && sed -n 's/^deb /deb-src /p' "$list"
    done >sources/these.list
    for list in /etc/apt/sources.list.d/*.sources; do
        [ -e "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"sources/$(basename "$list")"
    done
    set -- -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$tbb/sources" \
        -o Dir::State::lists="$tbb/lists" -o APT::Sandbox::User=root
    apt-get "$@" update >&2
    apt-get "$@" source onetbb >&2
)

build_tbb() {
    if [ -e "$tbb/built" ]; then
        return
    fi
    rm -rf "$tbb"
    fetch_tbb
    cmake -S "$tbb"/onetbb-* -B "$tbb/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DTBB_SANITIZE=thread -DTBB_TEST=OFF -DTBBMALLOC_BUILD=OFF -DTBB_STRICT=OFF >&2
    cmake --build "$tbb/build" >"$tbb/log" 2>&1 || { cat "$tbb/log"; exit 1; }
    mkdir -p "$tbb/lib"
    cp -a "$(dirname "$(find "$tbb/build" -name 'libtbb.so.12')")"/libtbb.so* "$tbb/lib/"
    touch "$tbb/built"
}

cd "$root"
cmake --preset tsan >/dev/null
build_tbb
cmake --build --preset tsan -- -k 0 >"$build/log" 2>&1 ||
    { grep -E 'error|FAILED' "$build/log"; exit 1; }
export LD_LIBRARY_PATH="$tbb/lib"
export TSAN_OPTIONS="ignore_noninstrumented_modules=1 suppressions=$root/tests/threads/suppressions.txt history_size=4"
exec ctest --test-dir "$build" --output-on-failure -j2 "$@"
