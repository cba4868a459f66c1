#!/bin/sh
# Every test under the thread sanitizer.
#
#   tests/threads/suite.sh [CTEST ARGUMENTS]      e.g. -R coverage
#
# TBB hands work from one thread to another inside its library, where the sanitizer sees nothing
# unless the library was compiled with it: without that nearly every parallel loop is reported.
# So TBB is built that way first, in build/tsan/tbb, from the source of the distribution's package.
#
# A report in any process fails the suite, whatever became of that process: all are in
# build/tsan/reports. Exit code 77: could not be run here, with the reason.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/tsan"
tbb="$build/tbb"
reports="$build/reports"

skip() {
    echo "skipped: $*"
    exit 77
}

# GCC's sanitizer has fixed places for its own memory, where a kernel with more random addresses than
# 28 bits may have put something else: programs then run without random addresses, where that is allowed.
plain_addresses=
find_plain_addresses() {
    if setarch -R true 2>/dev/null; then
        plain_addresses="setarch -R"
    elif [ "$(cat /proc/sys/vm/mmap_rnd_bits)" -gt 28 ]; then
        skip "addresses are too random for the sanitizer here; first: sysctl vm.mmap_rnd_bits=28"
    fi
}

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
    # Sources of other packages may be missing from some lists; TBB's is what counts.
    apt-get "$@" update >&2 || true
    apt-get "$@" source onetbb >&2
)

build_tbb() {
    if [ -e "$tbb/built" ]; then
        return
    fi
    rm -rf "$tbb"
    fetch_tbb || skip "the source of TBB could not be fetched (apt-get source onetbb, which needs dpkg-dev)"
    cmake -S "$tbb"/onetbb-* -B "$tbb/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DTBB_SANITIZE=thread -DTBB_TEST=OFF -DTBBMALLOC_BUILD=OFF -DTBB_STRICT=OFF >&2
    cmake --build "$tbb/build" >"$tbb/log" 2>&1 || { cat "$tbb/log"; exit 1; }
    mkdir -p "$tbb/lib"
    cp -a "$(dirname "$(find "$tbb/build" -name 'libtbb.so.12')")"/libtbb.so* "$tbb/lib/"
    touch "$tbb/built"
}

# Runs the tests, shows every report, fails by either.
run_tests() {
    mkdir -m 1777 "$reports" # some tests run the program as nobody
    export LD_LIBRARY_PATH="$tbb/lib"
    # What only libraries do among themselves, such as the graphics driver, is not judged: the sanitizer
    # does not see their locks. A crash is no race and stays a crash, which the tests see: the process
    # that tries files before they are opened (app/probe) is there to crash in place of the program.
    options="ignore_noninstrumented_modules=1 history_size=4"
    options="$options handle_segv=0 handle_sigbus=0 handle_sigfpe=0 handle_sigill=0"
    export TSAN_OPTIONS="$options log_path=$reports/race"
    failed=0
    # Everything is ten times slower here, and limits of time are not: what fails is tried once more.
    $plain_addresses ctest --test-dir "$build" --output-on-failure -j2 "$@" ||
        $plain_addresses ctest --test-dir "$build" --output-on-failure --rerun-failed || failed=1
    for report in "$reports"/*; do
        [ -e "$report" ] && cat "$report" && failed=1
    done
    return $failed
}

cd "$root"
rm -rf "$reports"
find_plain_addresses
cmake --preset tsan >/dev/null
build_tbb
$plain_addresses cmake --build --preset tsan -- -k 0 >"$build/log" 2>&1 ||
    { grep -E 'error|FAILED' "$build/log"; exit 1; }
run_tests "$@"
