import CFitsProv
import FITS

/// What the flags of a call ask for.
struct Flags {
    private let bits: CUnsignedInt

    init(_ bits: CUnsignedInt) {
        self.bits = bits
    }

    private func has(_ flag: some BinaryInteger) -> Bool {
        bits & CUnsignedInt(flag) != 0
    }

    /// Whether to check everything; nil means: what is not too large.
    var checks: Bool? {
        has(FITSPROV_CHECK_ALL) ? true : has(FITSPROV_CHECK_NONE) ? false : nil
    }

    /// Whether inputs are compared too.
    var looksAtInputs: Bool { has(FITSPROV_INPUTS) }

    /// Whether `CHECKSUM` and `DATASUM` are written into every HDU.
    var addsSums: Bool { has(FITSPROV_CHECKSUMS) }

    /// Whether the activity ends with the product.
    var isLast: Bool { has(FITSPROV_LAST) }

    /// What is measured of the data.
    var measuring: Measuring {
        has(FITSPROV_SUMS_ONLY) ? .checksums : [.checksums, .digests]
    }
}
