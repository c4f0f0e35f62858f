using System.Globalization;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Web;
using ClickCart.Web.Components;
using static ClickCart.Notifications.Mails.OrderModel;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// Writes to an order's customer what happened to it, in the language of the checkout. What is told of the order is read where it is, not kept here; the
/// link opens it, also for a guest.
/// </summary>
internal sealed class WriteToCustomer(
    MailQueue queue, IOrderLetters orders, IShipmentReader shipments, IPickUp pickUp, IReturnPlace places, Languages languages, ServerAddress address,
    ShopTime time) : IEventHandler<OrderPlaced>, IEventHandler<PaymentDeclined>, IEventHandler<PaymentActionRequired>, IEventHandler<OrderConfirmed>,
        IEventHandler<ShipmentBooked>, IEventHandler<ShipmentDispatched>, IEventHandler<ShipmentDelivered>, IEventHandler<ShipmentReturned>,
        IEventHandler<OrderCancelled>, IEventHandler<RefundRequested>, IEventHandler<PaymentRefunded>, IEventHandler<RefundFailed>,
        IEventHandler<ReturnRequested>, IEventHandler<ReturnReady>, IEventHandler<ReturnDeclined>, IEventHandler<ReturnReceived>, IEventHandler<OrderEdited>,
        IEventHandler<OrderStocked>, IEventHandler<OrderExpectedOnAnotherDay>, IEventHandler<RestGivenUp>, IEventHandler<RefundWithdrawn>,
        IEventHandler<SupplementGivenUp>
{
    public Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct) =>
        WriteAsync(MailKind.OrderReceived, Placed(message.OrderId), message.OrderId, ct);

    public Task<Result> HandleAsync(PaymentDeclined message, CancellationToken ct) =>
        WriteAsync(MailKind.PaymentFailed, $"payment-declined/{message.OrderId}/{message.Attempt}", message.OrderId, ct,
            _ => [("payment", Model(("message", Texts.Said(message.Message))))]);

    /// <summary>Who is only to enter a card on the gateway's page is there already.</summary>
    public Task<Result> HandleAsync(PaymentActionRequired message, CancellationToken ct) => message.OnGatewaysPage ? Task.FromResult(Result.Success)
        : WriteAsync(MailKind.ConfirmationNeeded, $"payment-action/{message.OrderId}/{message.Attempt}", message.OrderId, ct);

    public Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct) =>
        WriteAsync(MailKind.PaymentConfirmed, $"order-confirmed/{message.OrderId}", message.OrderId, ct);

    /// <summary>Of labels nobody is told: the parcel is still here.</summary>
    static bool IMessageHandler<ShipmentBooked>.ShouldHandle(ShipmentBooked message, IServiceProvider services) => message.Carrier == PickUpPoint.Carrier;

    public async Task<Result> HandleAsync(ShipmentBooked message, CancellationToken ct)
    {
        // Fetched or cancelled meanwhile.
        if (await shipments.FindParcelAsync(message.ShipmentId, ct) is not { State: "labelled" }) return Result.Success;
        var point = await pickUp.FindAsync(message.Service, ct);
        return await WriteAsync(MailKind.ReadyForPickUp, $"ready-for-pick-up/{message.ShipmentId}", message.OrderId, ct, _ => [("pick_up", point)]);
    }

    public async Task<Result> HandleAsync(ShipmentDispatched message, CancellationToken ct)
    {
        if (await shipments.FindParcelAsync(message.ShipmentId, ct) is var parcel && IsFetched(parcel)) return Result.Success;
        return await WriteAsync(MailKind.Shipped, $"shipped/{message.ShipmentId}", message.OrderId, ct, o => [("shipment", Parcel(parcel, o))]);
    }

    public async Task<Result> HandleAsync(ShipmentDelivered message, CancellationToken ct)
    {
        if (await shipments.FindParcelAsync(message.ShipmentId, ct) is var parcel && IsFetched(parcel)) return Result.Success;
        return await WriteAsync(MailKind.Delivered, $"delivered/{message.ShipmentId}", message.OrderId, ct, o => [("shipment", Parcel(parcel, o))]);
    }

    /// <summary>Who has just fetched it knows.</summary>
    private static bool IsFetched(ParcelDetails? parcel) => parcel?.Kind is "pickUp";

    public Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct) =>
        WriteAsync(MailKind.Returned, $"returned/{message.ShipmentId}", message.OrderId, ct);

    public Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct) =>
        WriteAsync(MailKind.Cancelled, $"order-cancelled/{message.OrderId}", message.OrderId, ct,
            _ => [("cancellation", Model(("reason", TypedWords.Text(Texts.Said(message.Reason)))))]);

    public Task<Result> HandleAsync(OrderEdited message, CancellationToken ct) =>
        WriteAsync(MailKind.OrderChanged, $"order-edited/{message.EditId}", message.OrderId, ct, _ =>
        [
            ("change", Model(("reason", TypedWords.Text(Texts.Said(message.Reason))), ("note", message.Note is { } note ? TypedWords.Text(note) : null),
                ("back", message.Difference.Amount < 0 ? (Money?)-message.Difference : null), ("more", message.Difference.Amount > 0 ? (Money?)message.Difference : null))),
        ]);

    public Task<Result> HandleAsync(SupplementGivenUp message, CancellationToken ct) => message.Paid is null ? Task.FromResult(Result.Success)
        : WriteAsync(MailKind.DifferenceGivenBack, $"supplement-given-up/{message.PaymentId}", message.OrderId, ct,
            _ => [("change", Model(("reason", TypedWords.Text(Texts.Said(message.Reason))), ("paid", message.Paid)))]);

    public Task<Result> HandleAsync(OrderStocked message, CancellationToken ct) =>
        WriteAsync(MailKind.GoodsArrived, $"order-stocked/{message.OrderId}/{message.At.UtcTicks}", message.OrderId, ct);

    public Task<Result> HandleAsync(OrderExpectedOnAnotherDay message, CancellationToken ct) =>
        WriteAsync(MailKind.GoodsExpected, $"order-expected/{message.OrderId}/{message.At.UtcTicks}", message.OrderId, ct,
            _ => [("expected_on", message.ExpectedOn)]);

    /// <summary>Where something is out, OrderEdited says what the order comes to; where nothing is, it is over.</summary>
    static bool IMessageHandler<RestGivenUp>.ShouldHandle(RestGivenUp message, IServiceProvider services) => message.Sent.Count == 0;

    public Task<Result> HandleAsync(RestGivenUp message, CancellationToken ct) =>
        WriteAsync(MailKind.Cancelled, $"rest-given-up/{message.OrderId}", message.OrderId, ct,
            _ => [("cancellation", Model(("reason", TypedWords.Text(Texts.Said(message.Reason)))))]);

    public Task<Result> HandleAsync(RefundRequested message, CancellationToken ct) =>
        WriteAsync(MailKind.RefundUnderWay, $"refund-requested/{message.RefundId}", message.OrderId, ct, _ => [("refund", Model(("amount", message.Amount)))],
            order => !IsOfAnother(message.To, order));

    public Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct) =>
        WriteAsync(MailKind.Refunded, $"refunded/{message.RefundId}", message.OrderId, ct,
            _ => [("refund", Model(("amount", message.Amount), ("as_store_credit", message.To == "storeCredit"), ("as_exchange", message.To == "exchange"),
                ("of_exchange", message.OfExchange)))], order => !IsOfAnother(message.To, order));

    public Task<Result> HandleAsync(RefundFailed message, CancellationToken ct) =>
        WriteAsync(MailKind.RefundFailed, $"refund-failed/{message.RefundId}", message.OrderId, ct, _ => [("refund", Model(("amount", message.Amount)))]);

    public Task<Result> HandleAsync(RefundWithdrawn message, CancellationToken ct) =>
        WriteAsync(MailKind.RefundWithdrawn, $"refund-withdrawn/{message.RefundId}", message.OrderId, ct,
            _ => [("refund", Model(("amount", message.Amount), ("reason", TypedWords.Text(message.Reason))))]);

    public Task<Result> HandleAsync(ReturnRequested message, CancellationToken ct) =>
        WriteAsync(MailKind.ReturnRequested, $"return-requested/{message.ReturnId}", message.OrderId, ct, _ => [("return", Return(message.Number))]);

    public async Task<Result> HandleAsync(ReturnReady message, CancellationToken ct)
    {
        var place = message.LabelUrl is null ? await places.FindAsync(ct) : null;
        return await WriteAsync(MailKind.ReturnApproved, $"return-approved/{message.ReturnId}", message.OrderId, ct,
            _ => [("return", Return(message.Number, ("label_link", message.LabelUrl), ("send_to", place?.Text ?? (object?)place?.Sender)))]);
    }

    public Task<Result> HandleAsync(ReturnDeclined message, CancellationToken ct) =>
        WriteAsync(MailKind.ReturnDeclined, $"return-declined/{message.ReturnId}", message.OrderId, ct,
            _ => [("return", Return(message.Number, ("reason", TypedWords.Text(message.Reason))))]);

    /// <summary>Of what comes bit by bit, each bit is told.</summary>
    public Task<Result> HandleAsync(ReturnReceived message, CancellationToken ct) =>
        WriteAsync(MailKind.ReturnReceived, $"return-received/{message.ReturnId}/{message.At.UtcTicks}", message.OrderId, ct,
            _ => [("return", Return(message.Number))]);

    /// <summary>What an order's first mail is caused by.</summary>
    public static string Placed(Guid orderId) => $"order-placed/{orderId}";

    private async Task<Result> WriteAsync(
        MailKind kind, string cause, Guid orderId, CancellationToken ct, Func<OrderLetter, (string Name, object? Value)[]>? more = null,
        Func<OrderLetter, bool>? isTold = null)
    {
        if (await orders.FindAsync(orderId, ct) is not { } order) return Error.NotYet("Ordering does not know the order yet.");
        if (isTold?.Invoke(order) is false) return Result.Success;
        var language = Language.Find(order.Language) ?? languages.Default;
        // Money, dates and sentences below follow it; it ends with this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
        if ((order.TaxNote.Length > 0 || order.Lines.Any(l => l.Later is not null)) && language != Language.English)
            order = await orders.FindAsync(orderId, ct) ?? order;
        var model = Model(("number", order.Number), ("link", HiddenLinks.StandIn), ("order", Of(order, HiddenLinks.StandIn, time)));
        foreach (var (name, value) in more?.Invoke(order) ?? []) model[name] = value;
        await queue.AddAsync(kind, cause, order.Email, language.Code, model, orderId, ct, secretLink: address.Public + order.Path);
        return Result.Success;
    }
}
