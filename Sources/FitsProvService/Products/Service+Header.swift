import FITS
import Files
import FitsProvArchive
import HTTPTypes

extension Service {
    /// Sends the headers of a product as text.
    func detachedHeader(_ call: Call) async throws -> Answer {
        let file = try await opened(call)
        let text = try await inTurn { try DetachedHeader.text(of: file) }
        return Answer(.bytes(text), "text/plain; charset=us-ascii")
    }
}

/// The headers of a FITS file as text that is safe to look at.
enum DetachedHeader {
    /// How much is read.
    private static var limits: FITS.Limits {
        var limits = FITS.Limits.standard
        limits.totalHeaderBytes = 16 << 20
        limits.decompressedBytes = 8 << 30
        return limits
    }

    /// The cards of all HDUs, a line each, without blanks at their ends; an empty line between HDUs.
    ///
    /// - Parameter file: an open file.
    /// - Returns: ASCII; what the standard does not allow in a card is a question mark.
    /// - Throws: ``Refusal`` if its headers cannot be read.
    static func text(of file: OpenedProduct) throws(Refusal) -> [UInt8] {
        do throws(FITSError) {
            let path = file.product.path
            let descriptor = try Descriptor(duplicating: file.descriptor.number, path)
            let fits = try FITSFile(reading: descriptor, path: path, limits: limits)
            var text: [UInt8] = []
            for hdu in fits.hdus {
                if !text.isEmpty { text.append(newline) }
                add(hdu.header.cardBytes, to: &text)
            }
            return text
        } catch {
            throw Refusal(
                .notFound,
                "there is no header that can be read: \(error.explanation.escapingControls)")
        }
    }

    private static let newline = UInt8(ascii: "\n")

    private static func add(_ cards: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var start = cards.startIndex
        while start < cards.endIndex {
            let end = min(start + Card.size, cards.endIndex)
            let card = cards[start..<end]
            let length = (card.lastIndex { $0 != UInt8(ascii: " ") } ?? start - 1) + 1 - start
            // Control characters would move the cursor of a terminal (FITS 4.0 §4.1.2.3).
            text += card.prefix(length).map { 0x20...0x7E ~= $0 ? $0 : UInt8(ascii: "?") }
            text.append(newline)
            start = end
        }
        text += "END\n".utf8
    }
}
