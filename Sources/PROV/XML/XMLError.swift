import CLibxml2

extension PROVError {
    static let readXML = "read PROV-XML"

    /// A fault of the form of an XML document.
    static func syntax(line: Int, _ reason: String) -> PROVError {
        PROVError(.syntax, operation: readXML, place: .line(line), reason: reason)
    }

    static func libxml2(_ error: xmlError) -> PROVError {
        let message =
            unsafe error.message.map { unsafe String(cString: $0) } ?? "not well-formed XML"
        let line = unsafe Int(error.line)
        let column = unsafe Int(error.int2)
        return PROVError(
            .syntax, operation: readXML,
            place: column > 0 ? .position(line: line, column: column) : .line(max(line, 1)),
            reason: message.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
