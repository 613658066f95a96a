import { openBrowser } from "./browser.mjs";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
const BASE="http://127.0.0.1:18200", DATA="/tmp/hk/demo", BIN="/work/h-hooks/target/debug/nightdesk", OUT="/tmp/hk/pics";
let status=200, delay=20;
const recv=createServer((q,r)=>{q.resume();q.on("end",()=>setTimeout(()=>r.writeHead(status).end(status===200?"thank you":"upstream is away"),delay))}).listen(18299,"127.0.0.1");
const b=await openBrowser();
for (const [lang,email] of [["en","looker-en@orsel.example"],["ar","looker-ar@orsel.example"]]) {
  const ctx=await b.newContext({viewport:{width:1440,height:900}}); const p=await ctx.newPage();
  p.on("console",m=>m.type()==="error"&&console.log(lang,"console:",m.text())); p.on("pageerror",e=>console.log(lang,"pageerror",e.message));
  const shot=async(n)=>{ for (const w of [1440,390]) { await p.setViewportSize({width:w,height:900}); const wide=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth); if(wide>0)console.log(lang,n,w,"wider by",wide); await p.screenshot({path:`${OUT}/${n}.${lang}.${w}.png`,fullPage:true}); } await p.setViewportSize({width:1440,height:900}); };
  await p.goto(BASE+"/desk/sign-in"); await p.fill("#email",email); await p.fill("#password","four words by chance"); await p.click("form button.main, form button[type=submit], main form button"); await p.waitForLoadState();
  await p.goto(BASE+"/desk/hooks"); await shot(lang==="en"?"0-empty":"0-list");
  await p.click('a[href="/desk/hooks/new"]'); await p.waitForLoadState();
  await p.fill("#name",lang==="en"?"Newsletter of the valley":"نشرة الوادي"); await p.fill("#address","https://10.0.0.1/in"); await p.click("main form button.main"); await p.waitForLoadState(); await shot("1-refused");
  console.log(lang,"refused:",await p.textContent("#address-error"));
  await p.fill("#address","http://127.0.0.1:18299/in"); await p.click("main form button.main"); await p.waitForLoadState(); await shot("2-made");
  console.log(lang,"secret:",(await p.textContent(".secret"))?.slice(0,12));
  const own=await p.evaluate(()=>document.querySelector('form[action$="/test"]').action.replace(/\/test$/,""));
  await p.click('form[action$="/test"] button'); await p.waitForLoadState(); await shot("3-tested");
  status=503; delay=400;
  execFileSync(BIN,["flash","--data",DATA,"--edition","en","First flash "+lang]); execFileSync(BIN,["flash","--data",DATA,"--edition","en","Second flash "+lang]);
  await p.waitForTimeout(2500); status=200; delay=30;
  await p.click('form[action$="/test"] button'); await p.waitForLoadState(); 
  for (let i=0;i<6;i++){delay=10*3**i; execFileSync(BIN,["flash","--data",DATA,"--edition","en",`Flash ${i} ${lang}`]); await p.waitForTimeout(900+delay);}
  delay=20;
  await p.goto(own); await shot("4-hook");
  await p.click("table a"); await p.waitForLoadState(); await shot("5-told");
  await p.goto(BASE+"/desk/hooks"); await shot("6-list");
  await p.emulateMedia({colorScheme:"dark"}); await p.goto(own); await shot("7-dark");
  await p.goto(own+"/edit"); await p.emulateMedia({colorScheme:"light"}); await shot("8-edit");
  await ctx.close();
}
await b.close(); recv.close(); process.exit(0);
