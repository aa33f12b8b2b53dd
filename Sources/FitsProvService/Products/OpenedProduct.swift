import Files
import FitsProv
import FitsProvArchive
import HTTPTypes

/// The file of a product, open for reading.
final class OpenedProduct: Sendable {
    /// The product.
    let product: PublishedProduct
    /// The file.
    let descriptor: Descriptor
    /// What the system says of it now.
    let snapshot: FileSnapshot

    /// Opens the file of a product; blocks.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - roots: the folders of the archive; nothing outside of them is opened, whatever leads there.
    /// - Throws: ``Refusal`` if it is gone, or may not be opened.
    init(_ product: PublishedProduct, below roots: [String]) throws(Refusal) {
        self.product = product
        do throws(FileError) {
            guard !product.isGone, let path = try Paths.resolving(product.path) else {
                throw FileError(.system, path: product.path, "is gone")
            }
            let folders = OpenableFolders(roots.map { Paths.resolved($0) ?? $0 })
            descriptor = try folders.open(path)
            snapshot = try FileSnapshot(of: descriptor, path)
        } catch {
            throw OpenedProduct.refusal(product, error)
        }
    }

    private static func refusal(_ product: PublishedProduct, _ error: FileError) -> Refusal {
        switch error.code {
        case .notAFile, .changed:
            return Refusal(.gone, "the product is gone; something else has its name now")
        case .refused:
            return Refusal(.forbidden, "the product lies outside of the archive's folders")
        default:
            let isThere = !product.isGone && Paths.resolved(product.path) != nil
            return isThere
                ? Refusal(.forbidden, "the service cannot read the file of the product")
                : Refusal(.gone, "the product is gone: its file is not there any more")
        }
    }

    /// The size in bytes.
    var size: Int { snapshot.size }

    /// Whether the file is another one than that which was indexed.
    var isChanged: Bool { product.hasChanged(snapshot) }
}

extension PublishedProduct {
    /// Whether a file is another one than that which was indexed.
    ///
    /// The number of the device may change with each start of the computer.
    ///
    /// - Parameter now: what the system says of it now.
    /// - Returns: whether inode, size or time differ.
    func hasChanged(_ now: FileSnapshot) -> Bool {
        stamp.size != Int64(now.size) || stamp.modified != now.modified
            || UInt64(bitPattern: stamp.inode) != now.identity.inode
    }

    /// The media type of the file.
    var mediaType: String {
        name.lowercased().hasSuffix(".gz") ? "application/gzip" : "application/fits"
    }
}
