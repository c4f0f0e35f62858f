using System.Globalization;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>Writes to the customer of a draft that it is to be paid for, with a link that is made here and now.</summary>
internal sealed class AskForPayment(MailQueue queue, IDraftLetters drafts, Languages languages, ServerAddress address, ShopTime time) : IEventHandler<DraftSent>
{
    public async Task<Result> HandleAsync(DraftSent message, CancellationToken ct)
    {
        var language = Language.Find(message.Language) ?? languages.Default;
        // Money, dates and sentences below follow it; it ends with this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        if (await drafts.IssueAsync(message.DraftId, message.Round, ct) is not var (order, note, left)) return Result.Success;
        var model = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["number"] = order.Number,
            ["link"] = HiddenLinks.StandIn,
            ["order"] = OrderModel.Of(order, HiddenLinks.StandIn, time),
            ["to_pay"] = left,
            ["note"] = note is null ? null : TypedWords.Text(note),
        };
        await queue.AddAsync(MailKind.PaymentAsked, $"draft-sent/{message.DraftId}/{message.Round}", order.Email, language.Code, model, orderId: null, ct,
            secretLink: address.Public + order.Path);
        return Result.Success;
    }
}
