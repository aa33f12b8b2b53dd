import FITS
import Files
import PROV
import Reports

/// A validation for people.
struct ValidationText {
    private let source: DocumentFile
    private let validation: Validation

    init(_ source: DocumentFile, _ validation: Validation) {
        self.source = source
        self.validation = validation
    }

    /// A line for each violation, or one that says what was found valid.
    var text: String {
        let file = source.path
        guard !validation.isValid else {
            let count = source.recordCount
            let records = count == 1 ? "1 record" : "\(count) records"
            let bundles = source.document.bundles.count
            let bundled = bundles == 1 ? ", 1 bundle" : ", \(bundles) bundles"
            return
                "\(file): valid, \(records)\(bundles > 0 ? bundled : "") (\(source.format.rawValue))"
                .escapingControls + "\n"
        }
        return validation.violations.map { "\(file): \($0.sentence)".escapingControls + "\n" }
            .joined()
    }
}
