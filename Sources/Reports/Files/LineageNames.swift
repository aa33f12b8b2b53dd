import FITS
package import FitsProv

extension Lineage {
    /// The name of a product for people: its path from the folder of the one asked about; what has
    /// no file has the place where it was.
    ///
    /// - Parameter node: a product.
    /// - Returns: its name.
    package func name(of node: Node) -> String {
        guard let path = node.path else { return node.location ?? node.name }
        return shown(path)
    }

    /// A path for people: from the folder of the product asked about, unless the whole is shorter.
    ///
    /// - Parameter path: a path.
    /// - Returns: the shorter one of both.
    package func shown(_ path: String) -> String {
        guard let home = nodes.first?.folder else { return path }
        return path.shown(from: home)
    }
}
