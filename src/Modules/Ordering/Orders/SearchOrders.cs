using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Orders;

/// <summary>All orders, newest first, for staff: by status, by time of ordering, and by number, e-mail address, recipient or SKU.</summary>
internal static class SearchOrders
{
    /// <param name="From">Placed at this time or later.</param>
    /// <param name="To">Placed before this time.</param>
    public sealed record Request(OrderStatus? Status, string? Q, DateTimeOffset? From, DateTimeOffset? To, Page Page) : IRequest<Result<Listing<OrderAnswer>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders (staff)")
            .MapGet("/admin/orders", (string? status, string? q, DateTimeOffset? from, DateTimeOffset? to, Page page, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(StatusOf(status), q, from?.ToUniversalTime(), to?.ToUniversalTime(), page), ct).Ok())
            .For(Who.Staff);

        private static OrderStatus? StatusOf(string? word) => string.IsNullOrEmpty(word) ? null
            : Enum.GetValues<OrderStatus>().Cast<OrderStatus?>().FirstOrDefault(s => OrderState.Word(s!.Value) == word)
                ?? throw new ProblemException(Error.Malformed($"status is one of {string.Join(", ", Enum.GetValues<OrderStatus>().Select(OrderState.Word))}."));
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Q).MaximumLength(200);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Listing<OrderAnswer>>>
    {
        public async Task<Result<Listing<OrderAnswer>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = db.Orders.Mentioning(request.Q);
            if (request.Status is { } status) found = found.Where(o => o.Status == status);
            if (request.From is { } from) found = found.Where(o => o.CreatedAt >= from);
            if (request.To is { } to) found = found.Where(o => o.CreatedAt < to);
            var rows = await found.NewestFirst(request.Page, o => true).Include(o => o.Lines).Include(o => o.Shipments).AsSplitQuery().AsNoTracking().ToListAsync(cancellationToken);
            return request.Page.Answer(rows, o => (o.CreatedAt, o.Id), OrderAnswer.Of);
        }
    }
}
