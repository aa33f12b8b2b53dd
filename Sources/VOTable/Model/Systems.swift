/// A system of coordinates: the element COOSYS (VOTable 1.4 §3.1).
public struct CoordinateSystem: Hashable, Sendable {
    /// The XML identifier by which columns refer to it.
    public var id: String
    /// The frame, such as `ICRS`.
    public var system: String?
    /// The equinox, such as `J2000`.
    public var equinox: String?
    /// The epoch of the positions, such as `J2015.5`.
    public var epoch: String?

    /// Makes a system.
    ///
    /// - Parameters:
    ///   - id: its XML identifier.
    ///   - system: the frame.
    ///   - equinox: the equinox.
    ///   - epoch: the epoch.
    public init(id: String, system: String?, equinox: String? = nil, epoch: String? = nil) {
        self.id = id
        self.system = system
        self.equinox = equinox
        self.epoch = epoch
    }
}

/// A system of times: the element TIMESYS (VOTable 1.4 §3.2).
public struct TimeSystem: Hashable, Sendable {
    /// The XML identifier by which columns refer to it.
    public var id: String
    /// The scale, such as `TT`.
    public var scale: String
    /// Where the clock is, such as `TOPOCENTER`.
    public var referencePosition: String
    /// The Julian date of zero, `MJD-origin` or `JD-origin`; `nil` for dates of a calendar.
    public var origin: String?

    /// Makes a system.
    ///
    /// - Parameters:
    ///   - id: its XML identifier.
    ///   - scale: the scale.
    ///   - referencePosition: where the clock is.
    ///   - origin: the Julian date of zero.
    public init(id: String, scale: String, referencePosition: String, origin: String? = nil) {
        self.id = id
        self.scale = scale
        self.referencePosition = referencePosition
        self.origin = origin
    }
}
