public import FitsProv
public import ObsCore

/// What the system says about a file without opening it; the same again means: unchanged.
public struct FileStamp: Hashable, Sendable {
    /// The size in bytes.
    public var size: Int64
    /// The time of the last change, in nanoseconds since 1970.
    public var modified: Int64
    /// The number of the inode.
    public var inode: Int64
    /// The number of the device.
    public var device: Int64

    /// Remembers what the system says.
    ///
    /// - Parameters:
    ///   - size: the size in bytes.
    ///   - modified: the time of the last change, in nanoseconds since 1970.
    ///   - inode: the number of the inode.
    ///   - device: the number of the device.
    public init(size: Int64, modified: Int64, inode: Int64, device: Int64) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.device = device
    }
}

/// What one file of an archive says: a row of `files`, and its rows in the other tables.
public struct FileRecord: Sendable {
    /// What a file is to an archive; the raw value is the column `files.state`.
    public enum State: Int, Sendable {
        /// A FITS file.
        case product = 0
        /// It should be a FITS file and cannot be read.
        case unreadable = 1
        /// Some other file.
        case other = 2
        /// It was there once.
        case gone = 3
    }

    /// An HDU: a row of `hdus`.
    public struct HDUFact: Hashable, Sendable {
        /// The number of the HDU, counted from 1.
        public var number: Int
        /// What it holds, in the words of ``FITS/HDU/Kind``.
        public var kind: String
        /// `EXTNAME`, if there is one.
        public var name: String?
        /// The size of the data in bytes, without padding.
        public var dataSize: Int

        /// Describes an HDU.
        ///
        /// - Parameters:
        ///   - number: the number, counted from 1.
        ///   - kind: what it holds.
        ///   - name: `EXTNAME`, if there is one.
        ///   - dataSize: the size of the data in bytes, without padding.
        public init(number: Int, kind: String, name: String?, dataSize: Int) {
            self.number = number
            self.kind = kind
            self.name = name
            self.dataSize = dataSize
        }
    }

    /// A check that failed when the file was read: a row of `problems`.
    public struct ProblemFact: Hashable, Sendable {
        /// The check that failed, by the name that `verify` gives it.
        public var check: String
        /// What is wrong, in a line.
        public var summary: String

        /// Describes a failed check.
        ///
        /// - Parameters:
        ///   - check: the check.
        ///   - summary: what is wrong.
        public init(check: String, summary: String) {
            self.check = check
            self.summary = summary
        }
    }

    /// The last part of its path.
    public var name: String
    /// What the system says about it.
    public var stamp: FileStamp
    /// What it is.
    public var state: State
    /// Why it could not be read.
    public var error: String?
    /// The measured digest of its content; nil if it was not measured.
    public var digest: String?
    /// Its HDUs, in file order.
    public var hdus: [HDUFact] = []
    /// The identifier of the product, from its stamp or the cards of its observatory.
    public var identifier: String?
    /// Whether it has a stamp.
    public var isStamped = false
    /// What its stamp and document say.
    public var provenance: Provenance?
    /// Whether ``provenance`` comes from the document, and not only from the cards.
    public var readsDocument = false
    /// The fields of its stamp, and those under the keywords of other conventions.
    public var fields: [Field] = []
    /// What ObsCore calls its values.
    public var observation = ObsCore()
    /// The checks that failed when it was read.
    public var problems: [ProblemFact] = []

    /// Begins a record.
    ///
    /// - Parameters:
    ///   - name: the last part of the path.
    ///   - stamp: what the system says about it.
    ///   - state: what it is.
    public init(name: String, stamp: FileStamp, state: State) {
        self.name = name
        self.stamp = stamp
        self.state = state
    }
}
