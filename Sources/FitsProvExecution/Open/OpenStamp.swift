package import FITS
import FitsProv

/// The stamp of a product that another library has open: the cards and the data that are to be written.
package struct OpenStamp: Sendable {
    /// The URI of the product.
    package let identifier: String
    /// What the user should know, one line each.
    package let warnings: [String]
    /// The header that each HDU is to have.
    package let headers: [Header]
    /// The HDU that holds a former document and is to be deleted, counted from 1.
    package let dropped: Int?
    /// The header of the document HDU, which is to be the last.
    package let documentHeader: Header
    /// The data unit of the document HDU, padding included.
    package let documentData: [UInt8]

    init(_ plan: StampPlan, of file: FITSFile, sums: Bool) throws(FITSError) {
        identifier = plan.product.identifier
        warnings = plan.warnings
        headers = [plan.header] + file.hdus.dropFirst().map(\.header)
        dropped = plan.dropped
        let (header, data) = try Header.split(plan.documentHDU)
        documentData = data
        guard sums else {
            documentHeader = header
            return
        }
        var sum = OnesComplement()
        sum.add(data[...])
        documentHeader = try header.addingSums(dataSum: sum.value)
    }
}
