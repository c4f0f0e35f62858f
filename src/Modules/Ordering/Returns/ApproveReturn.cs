using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Staff agrees that things come back: with a label that the shop buys, or by the customer's own means. Again where the carrier sold no label. Publishes
/// ReturnApproved, and ReturnReady where no label is bought.
/// </summary>
internal static class ApproveReturn
{
    /// <param name="Way"><c>carrier</c> (default): the shop buys the label; <c>own</c>: the customer sends it.</param>
    public sealed record Request(ReturnWay? Way) : IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/approve", (Guid id, Request? request, IMediator m, CancellationToken ct) =>
                m.Send((request ?? new(null)) with { Id = id }, ct).Ok()).Refuses("return-stands-otherwise").RequireAccess(Permissions.ManageReturns).Keyed();
            app.Admin().MapPost("/returns/{id:guid}/approve", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => $"/admin/returns/{id}", "The return is approved.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.ManageReturns).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Way).IsInEnum();
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not var (order, back, _)) return Error.NotFound("return");
            if (back.Approve(order, request.Way ?? ReturnWay.Carrier, Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }
    }
}
