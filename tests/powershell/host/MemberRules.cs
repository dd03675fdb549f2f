using System.Management.Automation.Language;
using System.Reflection;

namespace HashCourier.PowerShellHost;

/// <summary>Looks up each type and member that a script names in .NET Framework 4.6.2 and Windows PowerShell 5.1.</summary>
public sealed class MemberRules(FrameworkTypes framework, Ast script)
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy | BindingFlags.IgnoreCase;
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <summary>Names that the script itself gives to the values it keeps in hashtables.</summary>
    private readonly HashSet<string> ownNames = script.FindAll(node => node is HashtableAst, true)
        .SelectMany(node => ((HashtableAst)node).KeyValuePairs)
        .Select(pair => pair.Item1 is StringConstantExpressionAst text ? text.Value : string.Empty)
        .Concat(script.FindAll(node => node is AssignmentStatementAst { Left: MemberExpressionAst { Member: StringConstantExpressionAst } }, true)
            .Select(node => ((StringConstantExpressionAst)((MemberExpressionAst)((AssignmentStatementAst)node).Left).Member).Value))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Variables that, within one function, only ever hold one type as far as the text shows it: from `[Type]::new(...)`.</summary>
    private readonly ILookup<string, Type?> constructed = script
        .FindAll(node => node is AssignmentStatementAst { Left: VariableExpressionAst }, true)
        .Cast<AssignmentStatementAst>()
        .ToLookup(
            assignment => Scoped((VariableExpressionAst)assignment.Left),
            assignment => assignment.Right is CommandExpressionAst { Expression: InvokeMemberExpressionAst { Static: true, Expression: TypeExpressionAst type, Member: StringConstantExpressionAst { Value: "new" } } }
                ? ResolveType(framework, type.TypeName)
                : null,
            StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Check(Ast node) => node switch
    {
        TypeExpressionAst type => Type(type.TypeName),
        TypeConstraintAst type => Type(type.TypeName),
        AttributeAst attribute => Attribute(attribute),
        MemberExpressionAst member => Member(member),
        _ => [],
    };

    private IEnumerable<string> Type(ITypeName name) => name switch
    {
        ArrayTypeName array => Type(array.ElementType),
        GenericTypeName generic => generic.GenericArguments.SelectMany(Type).Concat(Named(generic.TypeName.FullName, generic.GenericArguments.Count)),
        _ => Named(name.FullName, 0),
    };

    private IEnumerable<string> Named(string name, int arity) =>
        framework.Find(name, arity) is null ? [$"no type [{name}] in .NET Framework 4.6.2 or Windows PowerShell 5.1"] : [];

    private IEnumerable<string> Attribute(AttributeAst attribute)
    {
        var type = framework.Find(attribute.TypeName.FullName) ?? framework.Find(attribute.TypeName.FullName + "Attribute");
        return type is null
            ? [$"no attribute [{attribute.TypeName.FullName}] in Windows PowerShell 5.1"]
            : attribute.NamedArguments.Where(argument => type.GetProperty(argument.ArgumentName, Instance) is null).Select(argument => $"[{attribute.TypeName.FullName}] had no {argument.ArgumentName} in 5.1");
    }

    private IEnumerable<string> Member(MemberExpressionAst member)
    {
        if (member.Member is not StringConstantExpressionAst { Value: var name })
        {
            return [];
        }

        int? arguments = member is InvokeMemberExpressionAst call ? call.Arguments?.Count ?? 0 : null;
        if (member is { Static: true, Expression: TypeExpressionAst typed })
        {
            return ResolveType(framework, typed.TypeName) is { } type && !Has(type, name, arguments, isStatic: true) ? [Missing($"[{typed.TypeName.FullName}]::{name}", arguments)] : [];
        }

        if (member.Expression is VariableExpressionAst variable && constructed[Scoped(variable)].Distinct().ToList() is [{ } only])
        {
            return Has(only, name, arguments, isStatic: false) ? [] : [Missing($"[{only.FullName}].{name}", arguments)];
        }

        // PSObject is on everything in PowerShell and on no type.
        var isKnown = name == "PSObject" || ownNames.Contains(name) || framework.InstanceMembers(name).Any(candidate => Fits(candidate, arguments));
        return isKnown ? [] : [Missing($".{name}", arguments)];
    }

    private static string Scoped(VariableExpressionAst variable)
    {
        Ast? scope = variable.Parent;
        while (scope is not null and not FunctionDefinitionAst)
        {
            scope = scope.Parent;
        }

        return $"{scope?.Extent.StartOffset}:{variable.VariablePath.UserPath}";
    }

    private static Type? ResolveType(FrameworkTypes framework, ITypeName name) =>
        name is GenericTypeName generic ? framework.Find(generic.TypeName.FullName, generic.GenericArguments.Count) : framework.Find(name.FullName);

    private static bool Has(Type type, string name, int? arguments, bool isStatic)
    {
        if (isStatic && name.Equals("new", StringComparison.OrdinalIgnoreCase))
        {
            return type.GetConstructors().Any(constructor => Accepts(constructor, arguments ?? 0)) || (type.IsValueType && arguments == 0);
        }

        return type.GetMember(name, isStatic ? Static : Instance).Any(candidate => Fits(candidate, arguments));
    }

    private static bool Fits(MemberInfo member, int? arguments) => arguments is { } count ? member is MethodBase method && Accepts(method, count) : member is not MethodBase;

    private static bool Accepts(MethodBase method, int count)
    {
        var parameters = method.GetParameters();
        var isOpen = parameters.LastOrDefault()?.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(ParamArrayAttribute)) ?? false;
        return isOpen ? count >= parameters.Length - 1 : count <= parameters.Length && count >= parameters.Count(parameter => !parameter.IsOptional);
    }

    private static string Missing(string member, int? arguments) =>
        arguments is { } count ? $"no {member} with {count} argument(s) in .NET Framework 4.6.2 or Windows PowerShell 5.1" : $"no {member} in .NET Framework 4.6.2 or Windows PowerShell 5.1";
}
