/// The type of a column or value, in the words of VOTable 1.4 §2.1.
public struct ValueType: Hashable, Sendable {
    /// A primitive of VOTable.
    public enum Datatype: String, Hashable, Sendable, CaseIterable {
        /// True or false.
        case boolean
        /// One bit.
        case bit
        /// 8 bits.
        case unsignedByte
        /// 16 bits.
        case short
        /// 32 bits.
        case int
        /// 64 bits.
        case long
        /// ASCII.
        case char
        /// UCS-2.
        case unicodeChar
        /// 32 bits.
        case float
        /// 64 bits.
        case double
        /// Two floats.
        case floatComplex
        /// Two doubles.
        case doubleComplex
    }

    /// The primitive.
    public var datatype: Datatype
    /// How many of it, as VOTable writes it: `*`, `8`, `8*`; nil for one.
    public var arraysize: String?
    /// What it means, such as `timestamp`, `point` or `adql:REGION`.
    public var xtype: String?

    /// Makes a type.
    ///
    /// - Parameters:
    ///   - datatype: the primitive.
    ///   - arraysize: how many of it, as VOTable writes it.
    ///   - xtype: what it means.
    public init(_ datatype: Datatype, arraysize: String? = nil, xtype: String? = nil) {
        self.datatype = datatype
        self.arraysize = arraysize
        self.xtype = xtype
    }

    /// A text of any length.
    public static let text = ValueType(.char, arraysize: "*")
    /// A whole number of 32 bits.
    public static let integer = ValueType(.int)
    /// A whole number of 64 bits.
    public static let long = ValueType(.long)
    /// A number with a fraction.
    public static let double = ValueType(.double)
    /// A time (DALI 1.1 §3.3.3).
    public static let timestamp = ValueType(.char, arraysize: "*", xtype: "timestamp")
    /// A place on the sky: two numbers in degrees (DALI 1.1 §3.3.5).
    public static let point = ValueType(.double, arraysize: "2", xtype: "point")
    /// A circle on the sky: place and radius in degrees (DALI 1.1 §3.3.6).
    public static let circle = ValueType(.double, arraysize: "3", xtype: "circle")
    /// A polygon on the sky: its corners in degrees (DALI 1.1 §3.3.7).
    public static let polygon = ValueType(.double, arraysize: "*", xtype: "polygon")
    /// Any shape, written in STC-S.
    public static let region = ValueType(.char, arraysize: "*", xtype: "adql:REGION")
}
