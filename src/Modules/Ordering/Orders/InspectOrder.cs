using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Returns;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The page on which staff sees all about an order: what it says itself, and what Payments and Shipping say about it.</summary>
internal static class InspectOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="Payment">Null while Payments has not received the order.</param>
    /// <param name="CanBeRedirected">Its address and service can be changed.</param>
    /// <param name="CanBeEdited">Its lines and amounts can be changed.</param>
    /// <param name="HasRest">Something of it waits that can be given up.</param>
    /// <param name="Papers">Its invoice and credit notes.</param>
    /// <param name="CanBeReturned">Something of it can come back.</param>
    /// <param name="Services">What the carrier offers now, for who puts a delivery right or packs parcels by hand; else none.</param>
    public sealed record Response(
        OrderResponse Order, bool CanBeCancelled, bool CanBeHeld, bool CanBeRedirected, bool CanBeEdited, bool HasRest, PaymentDetails? Payment,
        IReadOnlyList<ShipmentDetails> Shipments, IReadOnlyList<ShippingRate> Services, IReadOnlyList<InvoiceRow> Papers,
        IReadOnlyList<ReturnResponse> Returns, bool CanBeReturned);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/orders/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Page(typeof(InspectOrderPage))).RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Handler(OrderingDbContext db, IPaymentReader payments, IShipmentReader shipments, IShippingRates rates, ICaller caller)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var supplements = await db.ReadSupplementsAsync(request.Id, cancellationToken);
            if (await db.ReadOrderAsync(request.Id, cancellationToken) is not { } order) return Error.NotFound("order");
            var payment = await payments.FindAsync(order.Id, cancellationToken);
            var returns = await db.ReadReturnsOfAsync(order.Id, cancellationToken);
            var parcels = await shipments.OfOrderAsync(order.Id, cancellationToken);
            return new Response(
                OrderResponse.Of(order).ForStaff(order, await db.ReadTimelineAsync(order.Id, forStaff: true, cancellationToken), payment,
                    await db.ReadEditsAsync(order, cancellationToken)) with
                {
                    Tags = [.. (await db.TagsOfAsync([order.Id], cancellationToken))[order.Id]],
                    Supplements = SupplementResponse.Of(supplements, order, payment),
                },
                order.CanBeCancelled, order.CanBeHeld, CanBeRedirected(order), order.WhyNotEditable(byStaff: true) is null, order.HasRest, payment, parcels,
                await ServicesAsync(order, parcels, cancellationToken), await db.PaperRowsAsync(order.Id, cancellationToken),
                returns.ConvertAll(ReturnResponse.ForStaff), ReturnCase.LeftOf(order, returns).Count > 0);
        }

        private static bool CanBeRedirected(Order order) => order.WhyNotTo(order.Delivery.ShipTo, byStaff: true) is null;

        private async Task<IReadOnlyList<ShippingRate>> ServicesAsync(Order order, IReadOnlyList<ShipmentDetails> parcels, CancellationToken ct) =>
            ((caller.May(Permissions.CorrectOrders) && CanBeRedirected(order)) || (caller.May(Permissions.Fulfil) && parcels.Any(p => p.CanBeSplit)))
            && await rates.ForAsync(order.Delivery.ShipTo, order.Goods, order.Currency, ct) is { Succeeded: true } offered
                ? offered.Value
                : [];
    }
}
