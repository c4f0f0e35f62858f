namespace ClickCart.Benchmarks.Replay;

/// <summary>The file's country names as somewhere that a parcel can go to.</summary>
internal static class Countries
{
    private static readonly Dictionary<string, (string Code, string City, string PostalCode)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["United Kingdom"] = ("GB", "London", "EC1A 1BB"),
        ["EIRE"] = ("IE", "Dublin", "D01 F5P2"),
        ["Ireland"] = ("IE", "Dublin", "D01 F5P2"),
        ["Germany"] = ("DE", "Berlin", "10115"),
        ["France"] = ("FR", "Paris", "75001"),
        ["Spain"] = ("ES", "Madrid", "28001"),
        ["Netherlands"] = ("NL", "Amsterdam", "1012 AB"),
        ["Belgium"] = ("BE", "Brussels", "1000"),
        // Nobody ships to "the European Community"; it is run from Brussels.
        ["European Community"] = ("BE", "Brussels", "1000"),
        ["Switzerland"] = ("CH", "Zurich", "8001"),
        ["Portugal"] = ("PT", "Lisbon", "1100-148"),
        ["Australia"] = ("AU", "Sydney", "2000"),
        ["Cyprus"] = ("CY", "Nicosia", "1010"),
        ["Italy"] = ("IT", "Rome", "00118"),
        ["Finland"] = ("FI", "Helsinki", "00100"),
        ["Channel Islands"] = ("JE", "Saint Helier", "JE2 3AB"),
        ["Japan"] = ("JP", "Tokyo", "100-0001"),
        ["Norway"] = ("NO", "Oslo", "0150"),
        ["Hong Kong"] = ("HK", "Hong Kong", "999077"),
        ["Poland"] = ("PL", "Warsaw", "00-001"),
        ["Sweden"] = ("SE", "Stockholm", "111 20"),
        ["Austria"] = ("AT", "Vienna", "1010"),
        ["Singapore"] = ("SG", "Singapore", "018956"),
        ["Greece"] = ("GR", "Athens", "104 31"),
        ["Iceland"] = ("IS", "Reykjavik", "101"),
        ["Denmark"] = ("DK", "Copenhagen", "1050"),
        ["Lebanon"] = ("LB", "Beirut", "1107 2180"),
        ["Israel"] = ("IL", "Jerusalem", "9100000"),
        ["Lithuania"] = ("LT", "Vilnius", "01100"),
        ["Brazil"] = ("BR", "Brasilia", "70040-010"),
        ["United Arab Emirates"] = ("AE", "Dubai", "00000"),
        ["USA"] = ("US", "New York", "10001"),
        ["Bahrain"] = ("BH", "Manama", "317"),
        ["Czech Republic"] = ("CZ", "Prague", "110 00"),
        ["Canada"] = ("CA", "Ottawa", "K1A 0B1"),
        ["Saudi Arabia"] = ("SA", "Riyadh", "11564"),
        ["Malta"] = ("MT", "Valletta", "VLT 1117"),
        ["RSA"] = ("ZA", "Cape Town", "8001"),
        ["Korea"] = ("KR", "Seoul", "04524"),
        ["Nigeria"] = ("NG", "Lagos", "100001"),
        ["Thailand"] = ("TH", "Bangkok", "10200"),
        ["Bermuda"] = ("BM", "Hamilton", "HM 11"),
        ["West Indies"] = ("BB", "Bridgetown", "BB11000"),
    };

    /// <summary>Where the file says nothing usable ("Unspecified"), the seller's own country.</summary>
    public static object Address(string country, string customer)
    {
        var (code, city, postalCode) = Known.GetValueOrDefault(country, Known["United Kingdom"]);
        return new
        {
            name = customer.Length > 0 ? $"Customer {customer}" : "Walk-in customer",
            line1 = "1 Market Street",
            city,
            region = code switch
            {
                "US" => "NY",
                "CA" => "ON",
                "AU" => "NSW",
                "BR" => "DF",
                "ES" => "M",
                "IT" => "RM",
                "JP" => "13",
                "KR" => "11",
                _ => null,
            },
            postalCode,
            country = code,
        };
    }
}
