/// The IVOA Provenance Data Model 1.0, as tables over a W3C document.
///
/// A class of the IVOA is a record of the W3C with a `prov:type` of `voprov:` and the class; its
/// attributes are `voprov:` attributes. A W3C tool thus loses nothing, and an IVOA tool finds its
/// classes.
///
/// The tables: ``Class``, with the attributes of each and the records it can be;
/// ``AttributeName``, with the sort of value of each; ``Vocabulary``, the words of the standard.
/// ``Object`` sees any record through them.
package enum IVOA {
    /// The URIs that are in use for the namespace, of which the first is written.
    ///
    /// The standard itself gives none.
    package static let namespaces: [String] = [
        Namespace.voprov.uri,
        "http://www.ivoa.net/documents/dm/provdm/voprov/",
        "http://www.ivoa.net/ns/voprov#",
    ]

    /// The local part of a name in one of the IVOA's namespaces; `nil` for any other name.
    package static func localPart(_ name: QualifiedName) -> String? {
        for namespace in namespaces where name.uri.hasPrefix(namespace) {
            return String(name.uri.dropFirst(namespace.count))
        }
        return nil
    }

    /// A local part in each of the namespaces, that which is written first.
    static func names(_ localPart: String) -> [QualifiedName] {
        namespaces.map { QualifiedName(namespace: $0, localPart: localPart) }
    }
}
