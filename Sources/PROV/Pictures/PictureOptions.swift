/// What a picture of a document shows, and how.
public struct PictureOptions: Hashable, Sendable {
    /// Which way the arrows point, from effects to causes.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        case up = "BT"
        case down = "TB"
        case left = "RL"
        case right = "LR"
    }

    /// Whether things that look the same are drawn as one, with their number.
    public enum Folding: Hashable, Sendable {
        /// Each thing is drawn.
        case never
        /// They are drawn as one where the picture has more than 60 nodes otherwise.
        case automatic
        /// They are always drawn as one.
        case always
    }

    /// Which way the arrows point; to the right, so that long names do not push things apart.
    public var direction = Direction.right
    /// Whether the attributes of each thing are next to it, as a note.
    public var showsAttributes = false
    /// Whether alike members of a collection, parameters, files and activities become one.
    public var folding = Folding.automatic
    /// How many things must be alike to become one, at least 2.
    public var foldingThreshold = 3
    /// Whether the relations are named at their arrows; `nil` where there are not too many.
    public var namesRelations: Bool?
    /// Whether things lead to the address that their identifier is, in formats that have links.
    public var showsLinks = true
    /// How many characters of a name or value are drawn before it is cut, at least 8.
    public var longestText = 44
    /// A title over the picture.
    public var title: String?

    /// The options that hold where none are given.
    public static let `default` = PictureOptions()

    /// Makes options; each can then be changed.
    public init() {}
}
