package import FitsProv
package import ObsCore

/// What the system says about a file without opening it; the same again means: unchanged.
package struct FileStamp: Hashable, Sendable {
    /// The size in bytes.
    package var size: Int64
    /// The time of the last change, in nanoseconds since 1970.
    package var modified: Int64
    /// The number of the inode.
    package var inode: Int64
    /// The number of the device.
    package var device: Int64

    /// Remembers what the system says.
    ///
    /// - Parameters:
    ///   - size: the size in bytes.
    ///   - modified: the time of the last change, in nanoseconds since 1970.
    ///   - inode: the number of the inode.
    ///   - device: the number of the device.
    package init(size: Int64, modified: Int64, inode: Int64, device: Int64) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.device = device
    }
}

/// What one file of an archive says: a row of `files`, and its rows in the other tables.
package struct FileRecord: Sendable {
    /// What a file is to an archive; the raw value is the column `files.state`.
    package enum State: Int, Sendable {
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
    package struct HDUFact: Hashable, Sendable {
        /// The number of the HDU, counted from 1.
        package var number: Int
        /// What it holds, in the words of ``FITS/HDU/Kind``.
        package var kind: String
        /// `EXTNAME`, if there is one.
        package var name: String?
        /// The size of the data in bytes, without padding.
        package var dataSize: Int

        /// Describes an HDU.
        ///
        /// - Parameters:
        ///   - number: the number, counted from 1.
        ///   - kind: what it holds.
        ///   - name: `EXTNAME`, if there is one.
        ///   - dataSize: the size of the data in bytes, without padding.
        package init(number: Int, kind: String, name: String?, dataSize: Int) {
            self.number = number
            self.kind = kind
            self.name = name
            self.dataSize = dataSize
        }
    }

    /// A check that failed when the file was read: a row of `problems`.
    package struct ProblemFact: Hashable, Sendable {
        /// The check that failed, by the name that `verify` gives it.
        package var check: String
        /// What is wrong, in a line.
        package var summary: String

        /// Describes a failed check.
        ///
        /// - Parameters:
        ///   - check: the check.
        ///   - summary: what is wrong.
        package init(check: String, summary: String) {
            self.check = check
            self.summary = summary
        }
    }

    /// The last part of its path.
    package var name: String
    /// What the system says about it.
    package var stamp: FileStamp
    /// What it is.
    package var state: State
    /// Why it could not be read.
    package var error: String?
    /// The measured digest of its content; nil if it was not measured.
    package var digest: String?
    /// Its HDUs, in file order.
    package var hdus: [HDUFact] = []
    /// The identifier of the product, from its stamp or the cards of its observatory.
    package var identifier: String?
    /// The names that the product gives itself.
    package var names: [NormalName] = []
    /// The MD5 of its data units that it records of itself, `md5:…`.
    package var weakDigest: String?
    /// Whether it has a stamp.
    package var isStamped = false
    /// What its stamp and document say.
    package var provenance: Provenance?
    /// Whether ``provenance`` comes from the document, and not only from the cards.
    package var readsDocument = false
    /// The fields of its stamp, and those under the keywords of other conventions.
    package var fields: [Field] = []
    /// What ObsCore calls its values.
    package var observation = ObsCore()
    /// The checks that failed when it was read.
    package var problems: [ProblemFact] = []

    /// Begins a record.
    ///
    /// - Parameters:
    ///   - name: the last part of the path.
    ///   - stamp: what the system says about it.
    ///   - state: what it is.
    package init(name: String, stamp: FileStamp, state: State) {
        self.name = name
        self.stamp = stamp
        self.state = state
    }
}
