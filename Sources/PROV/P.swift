import CLibxml2
public struct P { public init() {} }
