using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>All returns, newest first, for staff.</summary>
internal static class ListReturns
{
    /// <param name="Q">A part of the number, in capitals or not.</param>
    /// <param name="Status">One of <see cref="ReturnStatus"/>; null for all.</param>
    /// <param name="Exchange">One of <see cref="ExchangeStatus"/>: those for which something is sent, and that stands so; null for all.</param>
    /// <param name="Sort"><c>-created</c> (default) or <c>number</c>, each with and without the minus sign.</param>
    public sealed record Request(string? Q, string? Status, string? Exchange, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<ReturnResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns (staff)").MapGet(
                "/admin/returns", (string? q, string? status, string? exchange, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(q, status, exchange, sort, page), ct).Ok()).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/returns", (string? q, string? status, string? exchange, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, exchange, sort, page), ct).Page(typeof(ListReturnsPage))).RequireAccess(Permissions.ReadOrders).AsList();
        }
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<PagedResult<ReturnResponse>>>
    {
        private static readonly ListSorts<Return, Guid> Sorts =
            new ListSorts<Return, Guid>("-created", r => r.Id).By("created", r => r.CreatedAt).By("number", r => r.Number);

        public async Task<Result<PagedResult<ReturnResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var returns = db.Returns.AsNoTracking();
            if (request.Status is { Length: > 0 } said)
            {
                if (EnumWord.Find<ReturnStatus>(said) is not { } status)
                    return Error.Malformed($"status is one of {string.Join(", ", Enum.GetValues<ReturnStatus>().Select(OrderState.Word))}.");
                returns = returns.Where(r => r.Status == status);
            }
            if (request.Exchange is { Length: > 0 } how)
            {
                if (EnumWord.Find<ExchangeStatus>(how) is not { } exchange)
                    return Error.Malformed($"exchange is one of {string.Join(", ", Enum.GetValues<ExchangeStatus>().Select(OrderState.Word))}.");
                returns = returns.Where(r => r.ExchangeStatus == exchange);
            }
            if (request.Q?.Trim().ToUpperInvariant() is { Length: > 0 } q) returns = returns.Where(r => r.Number.Contains(q));
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(returns, request.Page).Include(r => r.Lines).Include(r => r.Receipts).AsSplitQuery().ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, ReturnResponse.ForStaff);
        }
    }
}
