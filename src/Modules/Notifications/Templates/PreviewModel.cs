using System.Globalization;
using ClickCart.Notifications.Mails;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications.Templates;

/// <summary>What a preview is written over: a real order, and for all else the example.</summary>
internal sealed class PreviewModel(IOrderLetters orders, ServerAddress address, ShopTime time)
{
    public static readonly Error NoOrder = Error.Invalid("order", "There is no order of this number.");

    /// <param name="at">Whose preview.</param>
    /// <param name="number">The order's; null or empty for the newest.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The model, and the order's number where there is one. Null where there is no order of this number.</returns>
    public async Task<(IReadOnlyDictionary<string, object?> Model, string? Order)?> OfAsync(TemplateAddress at, string? number, CancellationToken ct)
    {
        var example = SampleModel.Of(at.Kind);
        if (!SampleModel.IsOfOrder(at.Kind)) return (example, null);
        // Sentences of the order are in the language of whoever asks; this ends with the method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(at.Language.Code);
        if (await orders.FindIdAsync(number?.Trim(), ct) is not { } id || await orders.FindAsync(id, ct) is not { } letter)
            return string.IsNullOrWhiteSpace(number) ? (example, null) : null;
        // The link of a guest's order is the customer's alone.
        var link = $"{address.Public}/admin/orders/{id}";
        var model = new Dictionary<string, object?>(example, StringComparer.Ordinal)
        {
            ["number"] = letter.Number,
            ["link"] = link,
            ["order"] = OrderModel.Of(letter, link, time),
        };
        return (model, letter.Number);
    }
}
