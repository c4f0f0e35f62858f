using System.Globalization;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>Writes to the customer of an order that a change of it is to be paid, with a link that is made here and now.</summary>
internal sealed class AskForSupplement(
    MailQueue queue, ISupplementLetters supplements, Languages languages, ServerAddress address, ShopTime time) : IEventHandler<SupplementAsked>
{
    public async Task<Result> HandleAsync(SupplementAsked message, CancellationToken ct)
    {
        var language = Language.Find(message.Language) ?? languages.Default;
        // Money, dates and sentences below follow it; it ends with this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        if (await supplements.IssueAsync(message.SupplementId, message.Round, ct) is not { Order: var order } letter) return Result.Success;
        var model = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["number"] = order.Number,
            ["link"] = HiddenLinks.StandIn,
            ["order"] = OrderModel.Of(order, HiddenLinks.StandIn, time),
            ["change"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["reason"] = TypedWords.Text(letter.Reason),
                ["note"] = letter.Note is { } note ? TypedWords.Text(note) : null,
                ["difference"] = letter.Difference,
            },
        };
        await queue.AddAsync(MailKind.DifferenceAsked, $"supplement-asked/{message.SupplementId}/{message.Round}", order.Email, language.Code, model,
            message.OrderId, ct, secretLink: address.Public + order.Path);
        return Result.Success;
    }
}
