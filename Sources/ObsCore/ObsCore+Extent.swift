import Glibc

extension ObsCore {
    /// What the axes of an image say: pixels, field of view, wavelengths, polarization.
    mutating func addExtent(_ axes: WCSAxes) {
        let suffix = axes.hdu == 1 ? "" : "[\(axes.hdu)]"
        if let x = axes.axis("RA", "GLON"), let y = axes.axis("DEC", "GLAT") {
            add(Entry(.sXel1, .integer(x.length), from: "NAXIS\(x.number)\(suffix)"))
            add(Entry(.sXel2, .integer(y.length), from: "NAXIS\(y.number)\(suffix)"))
            if let first = axes.step(x).flatMap(x.degrees),
                let second = axes.step(y).flatMap(y.degrees), first > 0, second > 0
            {
                let size = hypot(first * Double(x.length), second * Double(y.length))
                let source = "CTYPE\(x.number)+CTYPE\(y.number)\(suffix)"
                if size <= 360 { add(Entry(.sFov, .real(size), from: source)) }
                add(Entry(.sPixelScale, .real(first * 3600), from: source))
            }
        }
        if let range = SpectralRange(axes) {
            let source = "CTYPE\(range.axis.number)\(suffix)"
            add(Entry(.emMin, .real(range.min), from: source))
            add(Entry(.emMax, .real(range.max), from: source))
            add(Entry(.emXel, .integer(range.axis.length), from: source))
        }
        if let stokes = axes.axis("STOK"), let step = axes.signedStep(stokes),
            let states = ObsCore.polarizations(stokes, step)
        {
            let source = "CTYPE\(stokes.number)\(suffix)"
            add(Entry(.polStates, .text(states), from: source))
            add(Entry(.polXel, .integer(stokes.length), from: source))
        }
    }

    /// The states of a Stokes axis (FITS 4.0 table 29), as ObsCore writes them: `/I/Q/U/V/`.
    private static func polarizations(_ axis: WCSAxes.Axis, _ step: Double) -> String? {
        let names = [
            1: "I", 2: "Q", 3: "U", 4: "V", -1: "RR", -2: "LL", -3: "RL", -4: "LR", -5: "XX",
            -6: "YY", -7: "XY", -8: "YX",
        ]
        guard (1...12).contains(axis.length) else { return nil }
        let states = (1...axis.length).compactMap { pixel -> String? in
            let value = axis.reference + (Double(pixel) - axis.referencePixel) * step
            return abs(value) < 100 ? names[Int(value.rounded())] : nil
        }
        return states.count == axis.length ? "/\(states.joined(separator: "/"))/" : nil
    }
}
