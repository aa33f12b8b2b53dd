/// The path of a product: what it was made from, and what that was made from, as far as files tell;
/// or, forth, what was made from it.
///
/// It is a graph: a product that two others used is in it once, and files may name one another.
public struct Lineage: Sendable {
    /// Which way a path goes.
    public enum Direction: String, Sendable, Codable, CaseIterable {
        /// To what a product was made from.
        case back
        /// To what was made from it.
        case forth
    }

    /// What kept a path from being complete.
    public enum Cut: String, Sendable, Codable, CaseIterable {
        /// The depth that was asked for.
        case depth
        /// ``Limits/nodes`` or ``Limits/edges``.
        case nodes = "number of products"
        /// Of the documents that are kept: further documents were not kept.
        case documents = "size of the documents"
        /// Of a search below a folder: not every file was looked at.
        case files = "number or size of the files that were looked at"
    }

    /// How much of a path is followed.
    public struct Limits: Hashable, Sendable {
        /// The most products.
        public var nodes = 100_000
        /// The most references.
        public var edges = 1_000_000
        /// The most generations.
        public var depth = Int.max

        /// Makes the standard limits, to be changed where a caller knows better.
        public init() {}
    }

    /// Which way it goes.
    public let direction: Direction
    /// The products, the one asked about first, then generation by generation.
    public internal(set) var nodes: [Node] = []
    /// The references, in the order in which they were followed.
    public internal(set) var edges: [Edge] = []
    /// What the products point to, and were not made from; forth, nothing.
    public internal(set) var companions: [Companion] = []
    /// What kept it from being complete.
    public internal(set) var cuts: Set<Cut> = []
    /// The folders that were searched, with what in them was not looked at.
    public internal(set) var searched: [SearchedFolder] = []

    init(_ direction: Direction) {
        self.direction = direction
    }
}

extension Lineage {
    /// A product on the path, or anything else that was used.
    public struct Node: Sendable {
        /// Where what is known of it comes from.
        public enum Source: Hashable, Sendable {
            /// Its own file.
            case file
            /// A document that this file carried.
            case carried(in: String)
            /// What used it.
            case reference
        }

        /// Its place in ``Lineage/nodes``.
        public let number: Int
        /// How many steps lie between it and the product asked about.
        public let level: Int
        /// The absolute path of its file; nil if there is none.
        public let path: String?
        /// The name of its file: as it is now, else as it was.
        public let name: String
        /// Where it was, as the first product that used it records; nil for the product asked about.
        public let location: String?
        /// The absolute folder from which its own references go.
        public let folder: String
        /// The absolute folder in which it was when it was used, if it is known to have been another.
        let formerFolder: String?
        /// Its identifier.
        public let identifier: String?
        /// The digest of its content: as measured, else as recorded.
        public let digest: String?
        /// Whether the digest was measured.
        public let isMeasured: Bool
        /// Whether it has the content that its own stamp records; nil if that is not known.
        public let isIntact: Bool?
        /// Whether its file has a stamp.
        public let isStamped: Bool
        /// Where what is known of it comes from.
        public internal(set) var source: Source
        /// How it was made, if that is known.
        public internal(set) var provenance: Provenance?
        /// The document that says so.
        package internal(set) var document: StoredDocument?
        /// What keeps it from being read.
        public let problem: String?
    }

    /// That one product was used to make another.
    public struct Edge: Sendable {
        /// The product that was made.
        public let from: Int
        /// What was used.
        public let to: Int
        /// Its number among what was used, counted from 1.
        public let order: Int
        /// As it was recorded.
        public let used: UsedEntity
        /// What became of it.
        public internal(set) var resolution: Resolution
        /// What else became of it.
        public let findings: [Finding]
    }
}
