/// What a picture of a document shows, and how.
package struct PictureOptions: Hashable, Sendable {
    /// Which way the arrows point, from effects to causes.
    package enum Direction: String, CaseIterable, Hashable, Sendable {
        case up = "BT"
        case down = "TB"
        case left = "RL"
        case right = "LR"
    }

    /// Whether things that look the same are drawn as one, with their number.
    package enum Folding: Hashable, Sendable {
        /// Each thing is drawn.
        case never
        /// They are drawn as one where the picture has more than 60 nodes otherwise.
        case automatic
        /// They are always drawn as one.
        case always
    }

    /// Which way the arrows point; to the right, so that long names do not push things apart.
    package var direction = Direction.right
    /// Whether the attributes of each thing are next to it, as a note.
    package var showsAttributes = false
    /// Whether alike members of a collection, parameters, files and activities become one.
    package var folding = Folding.automatic
    /// How many things must be alike to become one, at least 2.
    package var foldingThreshold = 3
    /// Whether the relations are named at their arrows; `nil` where there are not too many.
    package var namesRelations: Bool?
    /// Whether things lead to the address that their identifier is, in formats that have links.
    package var showsLinks = true
    /// How many characters of a name or value are drawn before it is cut, at least 8.
    package var longestText = 44
    /// A title over the picture.
    package var title: String?

    /// The options that hold where none are given.
    package static let `default` = PictureOptions()

    /// Makes options; each can then be changed.
    package init() {}
}
