extension ResolvedExpression {
    /// A number that is known before any row is.
    public enum Constant: Hashable, Sendable {
        /// A whole one.
        case integer(Int64)
        /// One with a fraction.
        case decimal(Double)

        /// The number.
        public var value: Double {
            switch self {
            case .integer(let number): Double(number)
            case .decimal(let number): number
            }
        }
    }

    /// The number, if it is written as one, or calculated from such; whole numbers are divided as
    /// SQL divides them.
    public var constant: Constant? {
        switch form {
        case .integer(let number): return .integer(number)
        case .decimal(let number): return .decimal(number)
        case .negated(let value):
            guard let inner = value.constant else { return nil }
            if case .integer(let number) = inner {
                let (negated, overflows) = Int64(0).subtractingReportingOverflow(number)
                return overflows ? nil : .integer(negated)
            }
            return .decimal(-inner.value)
        case .sum(let first, let rest), .product(let first, let rest):
            guard var whole = first.constant else { return nil }
            for operand in rest {
                guard let next = operand.value.constant,
                    let result = whole.calculated(operand.operation, next)
                else { return nil }
                whole = result
            }
            return whole
        case .cast(let value, .double, _), .cast(let value, .real, _):
            return value.constant.map { .decimal($0.value) }
        case .function(.pi, _): return .decimal(Double.pi)
        default: return nil
        }
    }

    /// The shape, if it is known before any row is.
    public var shape: Shape? {
        guard case .geometry(let geometry) = form else { return nil }
        switch geometry {
        case .region(let shape): return shape
        case .point: return skyPoint.map { .point($0) }
        case .circle(let center, let radius):
            guard let center = center.skyPoint, let radius = radius.constant else { return nil }
            return .circle(center, radius: radius.value)
        case .polygon(let corners):
            let points = corners.compactMap(\.skyPoint)
            return points.count == corners.count ? .polygon(points) : nil
        case .box(let center, let width, let height):
            guard let center = center.skyPoint, let width = width.constant,
                let height = height.constant
            else { return nil }
            return .box(center, width: width.value, height: height.value)
        }
    }

    /// The place, if it is known before any row is.
    var skyPoint: SkyPoint? {
        switch form {
        case .geometry(.point(let longitude, let latitude)):
            guard let longitude = longitude.constant, let latitude = latitude.constant else {
                return nil
            }
            return SkyPoint(longitude: longitude.value, latitude: latitude.value)
        case .geometry(.region(.point(let point))): return point
        default: return nil
        }
    }
}

extension ResolvedExpression.Constant {
    fileprivate func calculated(_ operation: Arithmetic.Operation, _ other: Self) -> Self? {
        guard case .integer(let left) = self, case .integer(let right) = other else {
            let (left, right) = (value, other.value)
            let result =
                switch operation {
                case .add: left + right
                case .subtract: left - right
                case .multiply: left * right
                case .divide: left / right
                }
            return result.isFinite ? .decimal(result) : nil
        }
        let (result, overflows) =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            case .multiply: left.multipliedReportingOverflow(by: right)
            case .divide: left.dividedReportingOverflow(by: right)
            }
        return overflows ? nil : .integer(result)
    }
}
