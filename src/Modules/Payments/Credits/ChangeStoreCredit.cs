using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>Gives a customer's account store credit, or takes some away, with a reason. Never below zero.</summary>
internal static class ChangeStoreCredit
{
    /// <param name="Take">Takes the amount away; else it is given.</param>
    /// <param name="Reason">The customer reads it.</param>
    public sealed record Request(Money? Amount, bool? Take, string? Reason) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid AccountId { get; init; }
    }

    public sealed record Response(Guid AccountId, Money Balance);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapPost("/admin/customers/{id:guid}/store-credit", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { AccountId = id }, ct).Ok())
                .WithSummary("Give a customer store credit, or take some away").Refuses("credit-too-low", "refund-above-limit")
                .RequireAccess(Permissions.IssueCredit).Keyed();
            app.Admin().MapPost("/customers/{id:guid}/store-credit", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { AccountId = id }, ct))
                    .Redirect(_ => $"/admin/customers/{id}/store-credit", "The store credit is changed.", again: $"/admin/customers/{id}/store-credit"))
                .RequireAccess(Permissions.IssueCredit).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Amount).CreditAmount();
            RuleFor(r => r.Reason).CreditReason();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICustomerDirectory customers, IRefundLimits limits, ICaller caller)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (amount, now) = (request.Amount!.Value, db.Now(caller.Actor));
            if (await customers.EmailOfAsync(request.AccountId, cancellationToken) is null) return Error.NotFound("customer");
            if (request.Take is not true && await limits.WhyNotGiveAsync(caller, amount, 1, cancellationToken) is { } above) return above;
            var credit = await db.LockStoreCreditAsync(request.AccountId, amount.Currency, now, cancellationToken);
            return credit.Adjust(request.Take is true ? -amount.Amount : amount.Amount, request.Reason!.Trim(), now).Error is { } refused
                ? refused : new Response(request.AccountId, credit.Money);
        }
    }
}
