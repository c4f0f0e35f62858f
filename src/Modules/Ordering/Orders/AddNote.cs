using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff writes something down about an order. Customers never see it.</summary>
internal static class AddNote
{
    /// <param name="IsNoCardNumber">Staff has looked: the digits in it that could be a card number are none.</param>
    public sealed record Request(string? Text, bool? IsNoCardNumber = null) : IRequest<Result<TimelineResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/notes", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Created(_ => $"/api/v1/admin/orders/{id}")).RequireAccess(Permissions.WriteNotes);
            app.Admin().MapPost("/orders/{id:guid}/notes", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The note is added.", again: $"/admin/orders/{id}")).RequireAccess(Permissions.WriteNotes).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).NotEmpty().Prose(2000).Must(text => text is null || !CardNumber.IsIn(text))
            .WithMessage("This looks like a card number. Leave it out, or say that it is none (isNoCardNumber).")
            .When(r => r.IsNoCardNumber is not true, ApplyConditionTo.CurrentValidator).WithName("The note");
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<TimelineResponse>>
    {
        public async Task<Result<TimelineResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Orders.FirstOrDefaultAsync(o => o.Id == request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            order.AddNote(request.Text!.Trim(), Actor.Of(caller), Order.Time(clock));
            db.PublishEvents(order);
            return TimelineResponse.Of(order.Timeline[^1], forStaff: true);
        }
    }
}
