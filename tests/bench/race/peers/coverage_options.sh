# The options of a peer's coverage, into plots, crop, districts, name and out; the peer's own options
# go to its function other_option NAME VALUE, which fails where it has none of that name.
die() {
    echo "$(basename "$0"): $*" >&2
    exit 2
}
plots='' crop='' districts='' name='' out=''
while [ $# -gt 1 ]; do
    case $1 in
        --plots) plots=$2 ;;
        --crop) crop=$2 ;;
        --districts) districts=$2 ;;
        --district-name) name=$2 ;;
        -o) out=$2 ;;
        *) other_option "$1" "$2" || die "unknown option $1" ;;
    esac
    shift 2
done
[ -n "$plots" ] && [ -n "$crop" ] && [ -n "$districts" ] && [ -n "$name" ] && [ -n "$out" ] ||
    die "--plots, --crop, --districts, --district-name and -o are needed"
