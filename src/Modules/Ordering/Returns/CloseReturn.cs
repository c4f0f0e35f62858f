using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>Staff ends a return without a refund: the things do not come, or nothing goes back for them. What was received stays so.</summary>
internal static class CloseReturn
{
    /// <param name="Reason">The customer reads it.</param>
    public sealed record Request(string? Reason) : IRequest<Result<ReturnResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapPost("/admin/returns/{id:guid}/close", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("return-stands-otherwise").RequireAccess(Permissions.ManageReturns).Keyed();
            app.Admin().MapPost("/returns/{id:guid}/close", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => $"/admin/returns/{id}", "The return is closed.", again: $"/admin/returns/{id}"))
                .RequireAccess(Permissions.ManageReturns).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Reason(500);
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindReturnAsync(request.Id, cancellationToken) is not var (order, back, _)) return Error.NotFound("return");
            if (back.Close(order, request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return ReturnResponse.ForStaff(back);
        }
    }
}
