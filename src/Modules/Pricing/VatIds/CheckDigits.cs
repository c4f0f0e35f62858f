namespace ClickCart.Pricing.VatIds;

/// <summary>By what the numbers in VAT ids check themselves.</summary>
internal static class CheckDigits
{
    private const string Dni = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string Irish = "WABCDEFGHIJKLMNOPQRSTUV";

    public static int Weighted(string digits, params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * Digit(digits[i]);
        return sum;
    }

    public static bool Luhn(string digits) =>
        digits.Reverse().Select((c, i) => i % 2 == 0 ? Digit(c) : Digit(c) * 2 is var twice && twice > 9 ? twice - 9 : twice).Sum() % 10 == 0;

    /// <summary>ISO 7064, MOD 11,10.</summary>
    public static bool Mod11And10(string digits) => digits.Aggregate(5, (check, c) => ((check == 0 ? 10 : check) * 2 % 11 + Digit(c)) % 10) == 1;

    public static bool Austria(string id)
    {
        var sum = Enumerable.Range(1, 7).Sum(i => i % 2 == 1 ? Digit(id[i]) : (Digit(id[i]) * 2 / 10) + (Digit(id[i]) * 2 % 10));
        return (10 - ((sum + 4) % 10)) % 10 == Digit(id[8]);
    }

    public static bool Belgium(string id) => 97 - (Number(id[..8]) % 97) == Number(id[8..]);

    public static bool Cyprus(string id)
    {
        ReadOnlySpan<int> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += i % 2 == 0 ? odd[Digit(id[i])] : Digit(id[i]);
        return id[8] == 'A' + (sum % 26);
    }

    public static bool France(string id) =>
        // Those of Monaco have no number of the register of companies.
        (id[2..5] == "000" || Luhn(id[2..])) && (!id[..2].All(char.IsAsciiDigit) || Number(id[2..] + "12") % 97 == Number(id[..2]));

    public static bool Greece(string id) => Weighted(id, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == Digit(id[8]);

    public static bool Ireland(string id)
    {
        // The older form has its first digit and a letter before the others.
        var (digits, more) = char.IsAsciiDigit(id[1]) ? (id[..7], id[8..]) : ("0" + id[2..7] + id[0], "");
        var sum = Weighted(digits, 8, 7, 6, 5, 4, 3, 2) + (more.Length > 0 ? 9 * Irish.IndexOf(more[0], StringComparison.Ordinal) : 0);
        return Irish[sum % 23] == id[7];
    }

    public static bool Netherlands(string id)
    {
        // A company's by its number's own weights, a sole trader's over the whole id (ISO 7064, MOD 97,10).
        var own = Weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) - Digit(id[8]);
        return own % 11 == 0 || ("NL" + id).Aggregate(0, (rest, c) => ((char.IsAsciiDigit(c) ? rest * 10 : rest * 100) + Digit(c)) % 97) == 1;
    }

    public static bool Romania(string id)
    {
        var whole = id.PadLeft(10, '0');
        return 10 * Weighted(whole, 7, 5, 3, 2, 1, 7, 5, 3, 2) % 11 % 10 == Digit(whole[9]);
    }

    public static bool Slovenia(string id) => Weighted(id, 8, 7, 6, 5, 4, 3, 2) % 11 is var rest && rest != 0 && (11 - rest) % 10 == Digit(id[7]);

    public static bool Spain(string id) => id[0] switch
    {
        >= '0' and <= '9' => Dni[(int)(Number(id[..8]) % 23)] == id[8],
        'X' or 'Y' or 'Z' => Dni[(int)(Number((char)(id[0] - 'X' + '0') + id[1..8]) % 23)] == id[8],
        'K' or 'L' or 'M' => Dni[(int)(Number(id[1..8]) % 23)] == id[8],
        _ => Enumerable.Range(0, 10).First(digit => Luhn(id[1..8] + digit)) is var check && (id[8] == '0' + check || id[8] == "JABCDEFGHI"[check]),
    };

    public static bool UnitedKingdom(string id) =>
        // Departments and health authorities have numbers without a check.
        !char.IsAsciiDigit(id[0]) || Weighted(id, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97 is 0 or 42;

    public static long Number(string digits) => long.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Letters count on from 10.</summary>
    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
}
