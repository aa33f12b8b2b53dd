extension String {
    /// The text as a literal of ADQL.
    var adql: String { "'" + replacing("'", with: "''") + "'" }
}

extension Double {
    /// The number as a literal of ADQL: whole numbers without a fraction.
    var adql: String {
        self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}
