using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>All drafts, newest first, for staff.</summary>
internal static class ListDrafts
{
    /// <param name="Q">A part of the number, the e-mail address, a name, a street or a town.</param>
    /// <param name="Status">One of <see cref="DraftStatus"/>; null for all.</param>
    /// <param name="Sort"><c>-created</c> (default), <c>number</c>, <c>email</c> or <c>total</c>, each with and without the minus sign.</param>
    public sealed record Request(string? Q, string? Status, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<DraftResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapGet("/admin/drafts", (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, sort, page), ct).Ok()).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/drafts", (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, sort, page), ct).Page(typeof(ListDraftsPage))).RequireAccess(Permissions.ReadOrders).AsList();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<PagedResult<DraftResponse>>>
    {
        private static readonly ListSorts<Draft, Guid> Sorts = new ListSorts<Draft, Guid>("-created", d => d.Id)
            .By("created", d => d.CreatedAt).By("number", d => d.Number).By("email", d => d.Email).By("total", d => d.Total);

        public async Task<Result<PagedResult<DraftResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var drafts = db.Drafts.AsNoTracking();
            if (request.Status is { Length: > 0 } said)
            {
                if (EnumWord.Find<DraftStatus>(said) is not { } status)
                    return Error.Malformed($"status is one of {string.Join(", ", Enum.GetValues<DraftStatus>().Select(OrderState.Word))}.");
                drafts = drafts.Where(d => d.Status == status);
            }
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var ways = SearchWords.Ways(request.Q).Prepend(request.Q.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
                var (first, second, third) = (ways[0], ways[Math.Min(1, ways.Count - 1)], ways[^1]);
                drafts = drafts.Where(d => d.Words.Contains(first) || d.Words.Contains(second) || d.Words.Contains(third));
            }
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(drafts, request.Page).Include(d => d.Links).AsSplitQuery().ToListAsync(cancellationToken);
            return sort.ToResult(request.Page, rows, d => DraftResponse.Of(d));
        }
    }
}
