extension [UInt8] {
    /// Where the first sequence begins that is not UTF-8; `nil` where all is.
    var firstInvalidUTF8: Int? {
        do {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
