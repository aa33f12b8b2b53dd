public import FitsProv
import Files

/// What an execution captures by itself, and how it writes its products.
public struct ExecutionOptions: Sendable {
    /// What is captured of the process.
    public var capture = Capture.standard
    /// Variables of the environment that are captured beside the usual ones; those that look secret are not.
    public var variables: [String] = []
    /// The fields and their keywords.
    public var profile = Profile.cta
    /// How many generations of documents of the inputs each product carries.
    public var carriedGenerations = 0
    /// Whether to wait until the products are on the disk.
    public var synchronizes = true
    /// Whether a product that is written may take the place of a file that is there.
    public var overwrites = false
    /// Whether a product that is no FITS file gets its document in a file beside it, `NAME.prov.xml`.
    public var writesSidecars = true
    /// Whether cards of a product with another value than a field may be replaced.
    public var replacesCards = false

    /// Makes the options of everyday.
    public init() {}

    var replacerOptions: FileReplacer.Options {
        var options = FileReplacer.Options()
        options.synchronizes = synchronizes
        options.overwrites = overwrites
        return options
    }
}
