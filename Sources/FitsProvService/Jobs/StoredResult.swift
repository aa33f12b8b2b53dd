/// What came out of a job.
struct StoredResult: Sendable {
    /// Where it is.
    enum Place: Sendable {
        case memory([UInt8])
        case file(String)
    }

    /// Where it is.
    let place: Place
    /// Its length in bytes.
    let size: Int
    /// Its media type.
    let type: String
}
