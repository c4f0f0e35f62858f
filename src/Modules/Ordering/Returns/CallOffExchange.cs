using System.Text.Json.Serialization;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Staff calls an exchange off that waits to be placed: its link is void, and what came back is refunded as the order was paid. Publishes ExchangeCalledOff.
/// </summary>
internal static class CallOffExchange
{
    public sealed record Request : IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/exchange/call-off", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Ok()).Refuses("exchange-stands-otherwise").RequireAccess(Permissions.CreateRefunds).Keyed();
            app.Admin().MapPost("/returns/{id:guid}/exchange/call-off", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Redirect(_ => $"/admin/returns/{id}", "The exchange is called off, and the money goes back.",
                    again: $"/admin/returns/{id}")).RequireAccess(Permissions.CreateRefunds).Keyed();
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not var (order, back, _)) return Error.NotFound("return");
            var (by, now) = (Actor.Of(caller), Order.Time(clock));
            if (back.CallOffExchange(order, ids.New(), by, now).Error is { } otherwise) return otherwise;
            // Whoever was faster has placed it, or called it off.
            if ((await db.FindDraftAsync(back.ExchangeId!.Value, cancellationToken))!.CallOff(by, now).Error is not null) return Return.NotOffered;
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }
    }
}
