/// What an index knows of one file, for a page about it.
package struct ProductFacts: Sendable {
    /// A file beside it, by its number in the index.
    package struct Neighbour: Hashable, Sendable {
        /// The number of the file; nil if it is not in the archive.
        package let number: Int64?
        /// Its name, or what is recorded in place of one.
        package let name: String
        /// In which role it was used.
        package var role: String?
        /// How surely it is known.
        package var state: String?
    }

    /// A name and a value.
    package struct Fact: Hashable, Sendable {
        /// The name.
        package let name: String
        /// The value.
        package let value: String
        /// Its unit.
        package var unit: String?
    }

    /// An activity, with all that took part in it.
    package struct Step: Sendable {
        /// Its number, from 1.
        package let number: Int
        /// What ran.
        package let name: String
        /// Its version.
        package let version: String?
        /// What kind it is.
        package let type: String?
        /// When it began, as recorded.
        package let start: String?
        /// When it ended, as recorded.
        package let end: String?
        /// Whether it made an input of the product, and not the product.
        package let isAncestor: Bool
        /// Programs, with their versions.
        package internal(set) var software: [Fact] = []
        /// Who is responsible, with their roles.
        package internal(set) var agents: [Fact] = []
        /// Parameters.
        package internal(set) var parameters: [Fact] = []
        /// What it used.
        package internal(set) var used: [Neighbour] = []
    }

    /// An HDU.
    package struct HDU: Hashable, Sendable {
        /// Its number, from 1.
        package let number: Int
        /// What it holds.
        package let kind: String
        /// Its name.
        package let name: String?
        /// The size of its data in bytes.
        package let dataSize: Int64
    }

    /// The number of the file in the index.
    package let number: Int64
    /// Where it is.
    package let path: String
    /// The last part of its path.
    package let name: String
    /// What it is.
    package let state: FileRecord.State
    /// Why it could not be read.
    package let error: String?
    /// What the system said of it.
    package let stamp: FileStamp
    /// The digest of the content that was measured.
    package let measuredDigest: String?
    /// The digest that its stamp says.
    package internal(set) var statedDigest: String?
    /// The identifier of the product.
    package internal(set) var identifier: String?
    /// The identifier under which it is published; nil if it is no product.
    package internal(set) var publisherDID: String?
    /// Whether it has a stamp.
    package internal(set) var isStamped = false
    /// The activities.
    package internal(set) var steps: [Step] = []
    /// The provenance fields.
    package internal(set) var fields: [Fact] = []
    /// What is said of it in the words of ObsCore.
    package internal(set) var observation: [Fact] = []
    /// The HDUs.
    package internal(set) var hdus: [HDU] = []
    /// What was found to be wrong with it.
    package internal(set) var problems: [Fact] = []
    /// Some of the products that were made from it.
    package internal(set) var derived: [Neighbour] = []
    /// How many were.
    package internal(set) var derivedCount = 0
}
