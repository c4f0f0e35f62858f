using System.Linq.Expressions;
using Ardalis.Specification;

namespace ClickCart.Platform.Data;

/// <summary>
/// Turns specifications into EF Core queries. Stands in for Ardalis.Specification.EntityFrameworkCore, which ClickCart does without: filter, order and
/// page are the package's own evaluators, and includes become EF's paths. Tracking and splitting are said on the query by whoever runs it.
/// </summary>
public static class Specifications
{
    private static readonly IEvaluator[] Evaluators = [WhereEvaluator.Instance, OrderEvaluator.Instance, PaginationEvaluator.Instance];

    public static IQueryable<T> WithSpecification<T>(this IQueryable<T> source, ISpecification<T> specification) where T : class
    {
        var included = Paths(specification).Aggregate(source, (query, path) => query.Include(path));
        return Evaluators.Aggregate(included, (query, evaluator) => evaluator.GetQuery(query, specification));
    }

    private static IEnumerable<string> Paths<T>(ISpecification<T> specification)
    {
        foreach (var path in specification.IncludeStrings) yield return path;
        var last = "";
        foreach (var include in specification.IncludeExpressions)
        {
            var path = Path(include.LambdaExpression.Body);
            yield return last = include.Type is IncludeTypeEnum.ThenInclude ? $"{last}.{path}" : path;
        }
    }

    /// <exception cref="NotSupportedException">The include filters or calls something: a path has no words for it.</exception>
    private static string Path(Expression navigation) => navigation switch
    {
        MemberExpression { Expression: ParameterExpression } member => member.Member.Name,
        MemberExpression { Expression: { } inner } member => $"{Path(inner)}.{member.Member.Name}",
        _ => throw new NotSupportedException($"A specification includes navigations, not {navigation}."),
    };
}
