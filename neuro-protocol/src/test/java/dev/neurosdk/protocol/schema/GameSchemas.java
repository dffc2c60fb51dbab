package dev.neurosdk.protocol.schema;

import java.util.List;

/** Action schemas of the kinds that games register. Single quotes stand for double ones. */
final class GameSchemas {

    static final String PLACE_UNIT =
            "{'type':'object','properties':{'unit':{'type':'string','enum':['knight','archer','mage']},"
                    + "'x':{'type':'integer','minimum':0,'maximum':9},'y':{'type':'integer','minimum':0,'maximum':9}},"
                    + "'required':['unit','x','y'],'additionalProperties':false}";

    static final String CHARACTER_SHEET =
            "{'type':'object','properties':{'name':{'type':'string','minLength':3,'maxLength':12},"
                    + "'age':{'type':'integer','minimum':16,'maximum':99},'height':{'type':'number','minimum':1.2,'maximum':2.2},"
                    + "'wizard':{'type':'boolean'},'skills':{'type':'array','items':{'enum':['sword','bow','magic','stealth']},"
                    + "'uniqueItems':true,'minItems':1,'maxItems':3},'badge':{'type':'string','pattern':'^[A-Z]{2}-[0-9]{3}$'},"
                    + "'home':{'type':'object','properties':{'town':{'type':'string'},'since':{'type':'string','format':'date'}},"
                    + "'required':['town']}},'required':['name','age','skills','home']}";

    private static final List<String> ALL = List.of(
            PLACE_UNIT,
            CHARACTER_SHEET,
            "{'type':'object','properties':{'card':{'type':'string','enum':['ace','king','queen']}},'required':['card']}",
            "{'type':'object','properties':{'message':{'type':'string'}},'required':['message']}",
            "{'type':'object','properties':{'message':{'type':'string','minLength':1,'maxLength':200},'loud':{'type':'boolean'}},'required':['message']}",
            "{'type':'object','properties':{'move':{'type':'string','pattern':'^[a-h][1-8][a-h][1-8][qrbn]?$'}},'required':['move']}",
            "{'type':'object','properties':{'direction':{'enum':['north','south','east','west']},'steps':{'type':'integer','minimum':1}},'required':['direction']}",
            "{'type':'object','properties':{'cell':{'type':'object','properties':{'row':{'enum':[0,1,2]},'column':{'enum':[0,1,2]}},'required':['row','column']}},'required':['cell']}",
            "{'type':'object','properties':{'cards':{'type':'array','items':{'type':'integer','minimum':1,'maximum':52},'minItems':1,'maxItems':5,'uniqueItems':true}},'required':['cards']}",
            "{'type':'object','properties':{'bid':{'type':'integer','multipleOf':10,'exclusiveMinimum':0,'maximum':500}},'required':['bid']}",
            "{'type':'object','properties':{'volume':{'type':'number','minimum':0,'maximum':1}},'required':['volume']}",
            "{'type':'object','properties':{'target':{'anyOf':[{'type':'string'},{'type':'integer'}]}},'required':['target']}",
            "{'type':'object','properties':{'order':{'oneOf':[{'type':'object','properties':{'kind':{'const':'attack'},'target':{'type':'string'}},'required':['kind','target']},"
                    + "{'type':'object','properties':{'kind':{'const':'build'},'what':{'enum':['farm','tower']},'count':{'type':'integer','minimum':1,'maximum':5}},'required':['kind','what']},"
                    + "{'type':'object','properties':{'kind':{'const':'wait'}},'required':['kind'],'additionalProperties':false}]}},'required':['order']}",
            "{'type':'object','$defs':{'point':{'type':'object','properties':{'x':{'type':'number'},'y':{'type':'number'}},'required':['x','y']}},"
                    + "'properties':{'from':{'$ref':'#/$defs/point'},'to':{'$ref':'#/$defs/point'},'via':{'type':'array','items':{'$ref':'#/$defs/point'},'maxItems':4}},'required':['from','to']}",
            "{'type':'object','definitions':{'item':{'type':'object','properties':{'id':{'type':'string','pattern':'^item_[0-9]+$'},'count':{'type':'integer','minimum':1,'maximum':64}},'required':['id']}},"
                    + "'properties':{'items':{'type':'array','items':{'$ref':'#/definitions/item'},'minItems':1}},'required':['items']}",
            "{'type':'object','properties':{'mode':{'enum':['buy','sell']},'price':{'type':'integer','minimum':1}},'required':['mode'],"
                    + "'if':{'properties':{'mode':{'const':'sell'}}},'then':{'required':['price']}}",
            "{'type':'object','properties':{'name':{'type':'string'},'title':{'type':'string'},'type':{'type':'string','enum':['a','b']}},'required':['type']}",
            "{'type':'object','properties':{'allocation':{'type':'object','additionalProperties':{'type':'integer','minimum':0,'maximum':10},'minProperties':1}},'required':['allocation']}",
            "{'type':'object','properties':{'flags':{'type':'object','patternProperties':{'^f_':{'type':'boolean'}},'additionalProperties':false}},'required':['flags']}",
            "{'type':'object','properties':{'pair':{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}},'required':['pair']}",
            "{'type':'object','properties':{'note':{'type':['string','null'],'maxLength':20},'done':{'type':'boolean'}},'required':['note']}",
            "{'type':'object','properties':{'when':{'type':'string','format':'date-time'},'mail':{'type':'string','format':'email'},'id':{'type':'string','format':'uuid'}},'required':['when']}",
            "{'type':'object','$defs':{'node':{'type':'object','properties':{'value':{'type':'integer'},'children':{'type':'array','items':{'$ref':'#/$defs/node'}}},'required':['value']}},"
                    + "'properties':{'tree':{'$ref':'#/$defs/node'}},'required':['tree']}",
            "{'type':'object','properties':{'credit':{'type':'string'},'address':{'type':'string'}},'dependentRequired':{'credit':['address']},'minProperties':1}",
            "{'type':'object','properties':{'guess':{'type':'string','minLength':5,'maxLength':5,'pattern':'^[a-z]+$'}},'required':['guess']}",
            "{'type':'object','properties':{'rolls':{'type':'array','items':{'type':'integer','minimum':1,'maximum':6},'minItems':2,'maxItems':6,'contains':{'const':6}}},'required':['rolls']}",
            "{'type':'object','allOf':[{'properties':{'a':{'type':'integer'}},'required':['a']},{'properties':{'b':{'type':'string'}}}],'unevaluatedProperties':false}",
            "{'type':'object','properties':{'color':{'type':'string','not':{'enum':['red','green']}}},'required':['color']}");

    private GameSchemas() {}

    static List<String> all() {
        return ALL;
    }
}
