using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.VatIds;

/// <summary>Reads the VAT ids that businesses enter, and asks whether they are in force.</summary>
internal sealed class VatIdReader(IVatIdCheck check)
{
    /// <summary>With blanks and dots.</summary>
    public const int MaxLength = 40;

    private const string Field = "vatId";

    /// <returns>Null where none was entered.</returns>
    public async Task<Result<VatId?>> ReadAsync(string? typed, Address address, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (VatId?)null;
        var read = Parse(typed, address);
        if (read.Error is { } wrong) return wrong;
        var answer = await check.AskAsync(read.Value, ct);
        if (answer is VatIdAnswer.Refused) return Error.Invalid(Field, $"The register of VAT ids does not know {read.Value.Text} as one in force.");
        return read.Value with { IsConfirmed = answer is VatIdAnswer.Confirmed };
    }

    /// <summary>The id of a business at this address, by its form and its check digits.</summary>
    internal static Result<VatId> Parse(string typed, Address address)
    {
        if (typed.Length > MaxLength) return Error.Invalid(Field, $"A VAT id has at most {MaxLength} characters.");
        var country = Places.CountryName(address.Country);
        if (VatIdForm.At(address) is not { Count: > 0 } forms)
            return Error.Invalid(Field, $"VAT ids of {country} are not used here. Leave the field empty.");
        var plain = Plain(typed);
        var form = forms.FirstOrDefault(f => plain.StartsWith(f.Prefix, StringComparison.Ordinal));
        if (form is null && plain.Length > 2 && VatIdForm.Of(plain[..2]) is { } other && other.Pattern.IsMatch(plain[2..]))
            return Error.Invalid(Field, $"{plain} is not a VAT id of {country}, where the goods go. Enter the one of your business there, or none.");
        var number = form is null ? plain : plain[2..];
        form ??= forms[0];
        // Belgian numbers have had their leading zero since 2008.
        if (form.Prefix == "BE" && number.Length == 9) number = "0" + number;
        if (!plain.All(char.IsAscii) || !form.Pattern.IsMatch(number)) return Error.Invalid(Field, $"A VAT id of {country} looks like {form.Example}.");
        return FlawIn(form, number) is { } flaw ? Error.Invalid(Field, flaw) : new VatId(form.Prefix, number);
    }

    /// <summary>What is wrong with an id that names its country itself, such as the shop's own; null when nothing is.</summary>
    internal static string? FlawOf(string typed)
    {
        var plain = Plain(typed);
        if (plain.Length < 3 || VatIdForm.Of(plain[..2]) is not { } form)
            return "A VAT id begins with the letters of its country, such as DE136695976. Write ids of other countries under 'Other ids'.";
        return plain.All(char.IsAscii) && form.Pattern.IsMatch(plain[2..])
            ? FlawIn(form, plain[2..])
            : $"A VAT id that begins with {form.Prefix} looks like {form.Example}.";
    }

    private static string? FlawIn(VatIdForm form, string number) =>
        form.Check?.Invoke(number) is false ? $"{form.Prefix}{number} is no VAT id: its check digits are wrong. Is there a typing error?" : null;

    private static string Plain(string typed)
    {
        var plain = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '/'))).ToUpperInvariant();
        return plain.StartsWith("GR", StringComparison.Ordinal) ? "EL" + plain[2..] : plain;
    }
}
